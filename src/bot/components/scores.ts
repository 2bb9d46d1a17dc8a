import {
  AttachmentBuilder,
  type ButtonBuilder,
  ComponentType,
  type MessageComponentInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Drawing } from '../../describe/drawing.ts';
import { UserError } from '../../user-error.ts';
import { type Reading, readScores } from '../../wording/readings.ts';
import { percent } from '../../wording/words.ts';
import type { Component } from '../command.ts';
import { persist } from '../discord/retries.ts';
import { scoresAltText, sigmoidAltText } from '../replies/alt-text.ts';
import type { ComposedReply } from '../replies/compose.ts';
import { allScoresLabel, button, faceMenu, row } from '../replies/controls.ts';
import { customId, type FaceRef, formatFace, KINDS, parseCustomId, parseFace } from '../replies/custom-ids.ts';
import { compareWithSoftmax, softmax } from '../replies/explanation.ts';
import { unpackScores } from '../replies/packing.ts';
import type { Services } from '../services.ts';

/** One way of showing a face's scores. */
interface View {
  readonly fileName: string;
  /** The kind of the menu that changes the face of this view. */
  readonly menu: Component['kind'];
  readonly drawing: (readings: readonly Reading[], face: FaceRef, of: string) => Drawing;
  readonly altText: (readings: readonly Reading[], face: FaceRef) => string;
  readonly text: (readings: readonly Reading[], face: FaceRef) => string;
  /** Leads to the other view of the same face. */
  readonly other: (face: FaceRef) => ButtonBuilder;
}

const SCORES: View = {
  fileName: 'scores.png',
  menu: KINDS.scoresOfFace,
  drawing: (readings, { threshold }, of) => {
    const bars = readings.map(({ wording, probability, ...rest }) => ({ label: wording, value: probability, ...rest }));
    return { kind: 'scores', title: `All ${readings.length} scores${of}`, bars, threshold };
  },
  altText: (readings, { threshold }) => scoresAltText(readings, threshold),
  text: (_, { threshold }) =>
    `Blue is detected at ${percent(threshold)} or more, amber is within 10 points of that, grey is below.`,
  other: (face) => button(customId(KINDS.whySigmoid, formatFace(face)), 'Why sigmoid?'),
};

const SIGMOID: View = {
  fileName: 'sigmoid.png',
  menu: KINDS.sigmoidOfFace,
  drawing: (readings, _, of) => {
    const shares = softmax(readings);
    const rows = readings.map(({ wording, probability }, index) => ({
      label: wording,
      sigmoid: probability,
      softmax: shares[index] ?? 0,
    }));
    return { kind: 'comparison', title: `Sigmoid and softmax${of}`, rows };
  },
  altText: sigmoidAltText,
  text: compareWithSoftmax,
  other: (face) => button(customId(KINDS.allScores, formatFace(face)), allScoresLabel(face)),
};

/** The faces in the menu of the message that a component is on; none where it has no menu. */
function facesBeside({ message }: MessageComponentInteraction): FaceRef[] {
  const values = message.components.flatMap((top) =>
    top.type === ComponentType.ActionRow
      ? top.components.flatMap((component) =>
          component.type === ComponentType.StringSelect ? component.options.map(({ value }) => value) : [],
        )
      : [],
  );
  return values.flatMap((value) => parseFace(value) ?? []);
}

/** One face as `view` shows it, and how to see the other view and the other faces. */
async function show(
  view: View,
  face: FaceRef,
  faces: readonly FaceRef[],
  { config, describer, workload }: Services,
): Promise<Pick<ComposedReply, 'content' | 'files' | 'components'>> {
  const readings = readScores(unpackScores(face.packed), face.threshold)
    // Hidden since the reply was sent: hidden now.
    .filter(({ name }) => !config.hiddenAttributes.has(name));
  const several = faces.length > 1;
  const drawing = view.drawing(readings, face, several ? ` · face ${face.number}` : '');
  const chart = await workload.chart(() => describer.draw(drawing));
  const menu = several ? [row(faceMenu(view.menu, faces, face.number))] : [];
  return {
    content: view.text(readings, face),
    files: [new AttachmentBuilder(chart, { name: view.fileName, description: view.altText(readings, face) })],
    components: [...menu, row(view.other(face))],
  };
}

function outdated(): UserError {
  return new UserError('component/outdated', 'This reply is from another version of me. Please ask me anew.');
}

/** A button under a reply: with one face it carries the face, with several it takes the first in the menu beside it. */
function viewButton(kind: typeof KINDS.allScores | typeof KINDS.whySigmoid, view: View): Component {
  return {
    kind,
    ack: () => 'private',
    async execute(interaction, services) {
      const faces = facesBeside(interaction);
      const face = parseFace(parseCustomId(interaction.customId).parts[0] ?? '') ?? faces[0];
      if (face === undefined) throw outdated();
      const reply = await show(view, face, faces, services);
      await persist(() => interaction.editReply(reply));
    },
  };
}

function chosenFace(interaction: StringSelectMenuInteraction): FaceRef {
  const face = parseFace(interaction.values[0] ?? '');
  if (face === undefined) throw outdated();
  return face;
}

/** A menu of faces: under a reply it opens a chart, under a chart it changes the chart. */
function viewMenu(kind: Component['kind'], view: View, ack: 'private' | 'update'): Component {
  return {
    kind,
    ack: () => ack,
    async execute(interaction, services) {
      if (!interaction.isStringSelectMenu()) throw outdated();
      const reply = await show(view, chosenFace(interaction), facesBeside(interaction), services);
      await persist(() => interaction.editReply({ ...reply, attachments: [] }));
    },
  };
}

export const scoreComponents: readonly Component[] = [
  viewButton(KINDS.allScores, SCORES),
  viewButton(KINDS.whySigmoid, SIGMOID),
  viewMenu(KINDS.faces, SCORES, 'private'),
  viewMenu(SCORES.menu, SCORES, 'update'),
  viewMenu(SIGMOID.menu, SIGMOID, 'update'),
];
