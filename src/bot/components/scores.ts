import {
  AttachmentBuilder,
  type BaseMessageOptions,
  ComponentType,
  type MessageComponentInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { comparisonChart, scoresChart } from '../../images/charts.ts';
import { UserError } from '../../user-error.ts';
import type { Component } from '../command.ts';
import { persist } from '../persist.ts';
import { scoresAltText, sigmoidAltText } from '../replies/alt-text.ts';
import { allScoresLabel, button, faceMenu, row } from '../replies/controls.ts';
import { customId, type FaceRef, formatFace, KINDS, parseCustomId, parseFace } from '../replies/custom-ids.ts';
import { compareWithSoftmax, softmax } from '../replies/explanation.ts';
import { unpackScores } from '../replies/packing.ts';
import { readScores } from '../replies/readings.ts';
import { percent } from '../replies/wording.ts';
import type { Services } from '../services.ts';

type View = 'scores' | 'sigmoid';

const MENU_KINDS = { scores: KINDS.scoresOfFace, sigmoid: KINDS.sigmoidOfFace } as const;

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

/** A chart of one face, and how to see the other view and the other faces. */
async function chartOf(
  services: Services,
  view: View,
  face: FaceRef,
  faces: readonly FaceRef[],
): Promise<BaseMessageOptions & { files: AttachmentBuilder[] }> {
  const { hiddenAttributes } = services.config;
  // Hidden since the reply was sent: hidden now.
  const readings = readScores(unpackScores(face.packed), face.threshold).filter(
    ({ name }) => !isHidden(services, name),
  );
  const of = faces.length > 1 ? ` · face ${face.number}` : '';
  const draw =
    view === 'scores'
      ? () =>
          scoresChart(
            `All ${readings.length} scores${of}`,
            readings.map(({ wording, probability, ...rest }) => ({ label: wording, value: probability, ...rest })),
            face.threshold,
          )
      : () => {
          const shares = softmax(readings);
          const rows = readings.map(({ wording, probability }, index) => ({
            label: wording,
            sigmoid: probability,
            softmax: shares[index] ?? 0,
          }));
          return comparisonChart(`Sigmoid and softmax${of}`, rows);
        };
  const description = view === 'scores' ? scoresAltText(readings, face.threshold) : sigmoidAltText(readings);
  const file = new AttachmentBuilder(await services.workload.chart(draw), { name: `${view}.png`, description });
  const content =
    view === 'scores'
      ? `Blue is detected at ${percent(face.threshold)} or more, amber is within 10 points of that, grey is below.`
      : compareWithSoftmax(readings);
  const other =
    view === 'scores'
      ? button(customId(KINDS.whySigmoid, formatFace(face)), 'Why sigmoid?')
      : button(customId(KINDS.allScores, formatFace(face)), allScoresLabel(face));
  const menu = faces.length > 1 ? [row(faceMenu(MENU_KINDS[view], faces, face.number))] : [];
  return { content, files: [file], components: [...menu, row(other)] };
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
      const chart = await chartOf(services, view, face, faces);
      await persist(() => interaction.editReply(chart));
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
      const chart = await chartOf(services, view, chosenFace(interaction), facesBeside(interaction));
      await persist(() => interaction.editReply({ ...chart, attachments: [] }));
    },
  };
}

export const scoreComponents: readonly Component[] = [
  viewButton(KINDS.allScores, 'scores'),
  viewButton(KINDS.whySigmoid, 'sigmoid'),
  viewMenu(KINDS.faces, 'scores', 'private'),
  viewMenu(KINDS.scoresOfFace, 'scores', 'update'),
  viewMenu(KINDS.sigmoidOfFace, 'sigmoid', 'update'),
];
