import type { ButtonBuilder } from 'discord.js';
import type { Drawing } from '../../describe/drawing.ts';
import { allScoresAltText, allScoresCard } from '../../wording/cards/all-scores.ts';
import { oneFaceAltText, oneFaceCard } from '../../wording/cards/one-face.ts';
import { sigmoidAltText, sigmoidCard } from '../../wording/cards/sigmoid.ts';
import type { Wording } from '../../wording/language.ts';
import type { Reading } from '../../wording/readings.ts';
import { faceTitle } from '../../wording/titles.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { allScoresLabel, button } from '../replies/controls.ts';
import { customId, type FaceRef, formatFace, KINDS, type Kind } from '../replies/custom-ids.ts';
import { compareWithSoftmax, sigmoidLine } from '../replies/explanation.ts';
import { faceLines } from '../replies/face-lines.ts';

/** A face that somebody looks at, alone. */
export interface ViewedFace {
  readonly face: FaceRef;
  /** Under the names of what is said, and under the attributes' own names; strongest first. */
  readonly readings: readonly Reading[];
  readonly literal: readonly Reading[];
  /** Whether its reply has other faces. */
  readonly several: boolean;
}

/** One way of showing a face's scores to one person. */
export interface View {
  /** Names the view in the menu of thresholds. */
  readonly id: string;
  readonly fileName: string;
  /** The kind of the menu that changes the face. */
  readonly menu: Kind;
  /** Whether another threshold changes it. */
  readonly threshold: boolean;
  /** The card, where no picture is needed for it. */
  readonly drawing: (viewed: ViewedFace, wording: Wording) => Drawing;
  readonly altText: (viewed: ViewedFace, wording: Wording) => string;
  readonly text: (viewed: ViewedFace, wording: Wording) => string;
  /** Lead to the other views of the same face. */
  readonly buttons: (face: FaceRef, wording: Wording) => ButtonBuilder[];
  /** Whether the face itself is shown where its picture can be had. */
  readonly pictured: boolean;
}

const toScores = (face: FaceRef, wording: Wording) =>
  button(customId(KINDS.allScores, formatFace(face)), allScoresLabel(face, wording));
export const toSigmoid = (face: FaceRef, wording: Wording) =>
  button(customId(KINDS.whySigmoid, formatFace(face)), wording.say('button.whySigmoid'));
const toWhy = (face: FaceRef, wording: Wording) =>
  button(customId(KINDS.why, formatFace(face)), wording.say('button.why'));

export const SCORES: View = {
  id: 'scores',
  fileName: 'scores.jpg',
  menu: KINDS.scoresOfFace,
  threshold: true,
  drawing: ({ literal, face }, wording) => ({
    kind: 'all-scores',
    card: allScoresCard(literal, face.threshold, wording),
  }),
  altText: ({ literal }, wording) => allScoresAltText(literal, wording),
  text: ({ face: { number, threshold }, several, literal }, wording) => {
    const at = wording.percent(threshold);
    const head = several
      ? wording.say('view.allScoresOf', { number, threshold: at })
      : wording.say('view.allScores', { threshold: at });
    // On a phone, forty rows of a card are small: here they can be read.
    const text = [head, ...faceLines(literal, 'all', wording).map((line) => `-# ${line}`)].join('\n');
    return text.length <= DISCORD_LIMITS.content ? text : head;
  },
  buttons: (face, wording) => [toWhy(face, wording), toSigmoid(face, wording)],
  pictured: false,
};

export const SIGMOID: View = {
  id: 'sigmoid',
  fileName: 'sigmoid.jpg',
  menu: KINDS.sigmoidOfFace,
  threshold: false,
  drawing: ({ literal }, wording) => ({ kind: 'sigmoid', card: sigmoidCard(literal, wording) }),
  altText: ({ literal }, wording) => sigmoidAltText(literal, wording),
  text: ({ literal }, wording) => compareWithSoftmax(literal, wording),
  buttons: (face, wording) => [toWhy(face, wording), toScores(face, wording)],
  pictured: false,
};

export const FACE: View = {
  id: 'face',
  fileName: 'card.jpg',
  menu: KINDS.cardOfFace,
  threshold: true,
  drawing: ({ readings }, wording) => ({ kind: 'one-face', card: oneFaceCard(readings, wording) }),
  altText: ({ readings }, wording) => oneFaceAltText(readings, wording),
  text: ({ face, readings, literal, several }, wording) => {
    const title = faceTitle(readings, wording);
    const head = several ? wording.say('view.faceOf', { number: face.number, title }) : title;
    const lines = faceLines(readings, 'detected', wording);
    const said =
      lines.length > 0 ? lines : [wording.say('line.nothingOver', { threshold: wording.percent(face.threshold) })];
    return [`**${head}**`, ...said, sigmoidLine(readings, literal.length, wording), `-# ${wording.say('note')}`].join(
      '\n',
    );
  },
  buttons: (face, wording) => [toWhy(face, wording), toScores(face, wording), toSigmoid(face, wording)],
  pictured: true,
};

export const VIEWS: readonly View[] = [SCORES, SIGMOID, FACE];
