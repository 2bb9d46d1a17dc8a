import { AttachmentBuilder, type MessageComponentInteraction } from 'discord.js';
import type { Wording } from '../../wording/language.ts';
import { readScores } from '../../wording/readings.ts';
import type { Component } from '../command.ts';
import { withRetries } from '../discord/retries.ts';
import { answerWording } from '../languages.ts';
import { whoPressed } from '../load/who-pressed.ts';
import type { ComposedReply } from '../replies/compose.ts';
import { faceMenus, optionFor, REPLY, row, thresholdMenu } from '../replies/controls.ts';
import { type FaceRef, KINDS, type Kind } from '../replies/custom-ids.ts';
import { readFace } from '../replies/faces.ts';
import { unpackScores } from '../replies/packing.ts';
import { replyChoices } from '../replies/reply-choices.ts';
import type { Services } from '../services.ts';
import { cardWithFace } from './card-again.ts';
import { faceOf, facesBeside, outdated } from './faces-beside.ts';
import { redrawReply } from './redraw-reply.ts';
import { FACE, SCORES, SIGMOID, VIEWS, type View, type ViewedFace } from './views.ts';

/** Menus of faces that a private view has room for, beside a menu of thresholds and a row of buttons. */
const MENUS = 3;

type PrivateReply = Pick<ComposedReply, 'content' | 'files' | 'components'>;

function viewed(
  face: FaceRef,
  several: boolean,
  { guildId }: MessageComponentInteraction,
  services: Services,
): ViewedFace {
  // What is hidden by now is hidden, whenever the reply was sent; who presses asks for the rest.
  const hidden = replyChoices(services, guildId, { asked: true }).leftOut;
  const literal = readScores(unpackScores(face.packed), { threshold: face.threshold, hidden, literal: true });
  return { face, several, readings: readFace(face, { hidden }).readings, literal };
}

/** One face as `view` shows it, and how to see other views, other thresholds and the other faces. */
async function show(
  view: View,
  face: FaceRef,
  faces: readonly FaceRef[],
  interaction: MessageComponentInteraction,
  services: Services,
): Promise<PrivateReply> {
  const wording = answerWording(interaction, services);
  const several = faces.length > 1;
  const seen = viewed(face, several, interaction, services);
  const pictured = view.pictured ? await cardWithFace(interaction, face, several, services) : undefined;
  const card =
    pictured ??
    (await services.workload.drawing(whoPressed(interaction), () =>
      services.describer.draw(view.drawing(seen, wording)),
    ));
  return {
    content: view.text(seen, wording),
    files: [new AttachmentBuilder(card, { name: view.fileName, description: view.altText(seen, wording) })],
    components: [
      ...(several ? menusOf(view, face, faces, wording) : []),
      ...(view.threshold ? [thresholdMenu(face, view.id, wording)] : []),
      row(...view.buttons(face, wording)),
    ],
  };
}

function menusOf(view: View, face: FaceRef, faces: readonly FaceRef[], wording: Wording) {
  // Every face is shown at the threshold that was chosen last.
  const options = faces.map((other) => optionFor({ ...other, threshold: face.threshold }));
  return faceMenus(view.menu, options, wording, { selected: face.number, most: MENUS });
}

/** Opens a view of the face that a button carries, that was chosen, or that is the first of the reply. */
function opens(kind: Kind, view: View): Component {
  return {
    kind,
    ack: () => 'private',
    async execute(interaction, services) {
      const reply = await show(view, faceOf(interaction), facesBeside(interaction.message), interaction, services);
      await withRetries(() => interaction.editReply(reply));
    },
  };
}

/** Changes the face of a view that is open. */
function changesFace(view: View): Component {
  return {
    kind: view.menu,
    ack: () => 'update',
    async execute(interaction, services) {
      const reply = await show(view, faceOf(interaction), facesBeside(interaction.message), interaction, services);
      await withRetries(() => interaction.editReply({ ...reply, attachments: [] }));
    },
  };
}

/** Redraws a private view or a private reply at another threshold. */
const changesThreshold: Component = {
  kind: KINDS.threshold,
  ack: () => 'update',
  async execute(interaction, services) {
    const [id = '', threshold = ''] =
      (interaction.isStringSelectMenu() ? interaction.values[0] : undefined)?.split(':') ?? [];
    const face = { ...faceOf(interaction), threshold: Number(threshold) };
    if (!(face.threshold > 0 && face.threshold < 1)) throw outdated();
    const view = VIEWS.find((candidate) => candidate.id === id);
    if (view === undefined && id !== REPLY) throw outdated();
    const reply = view
      ? await show(view, face, facesBeside(interaction.message), interaction, services)
      : await redrawReply(face, interaction, services);
    await withRetries(() => interaction.editReply({ ...reply, attachments: [] }));
  },
};

export const privateViews: readonly Component[] = [
  opens(KINDS.allScores, SCORES),
  opens(KINDS.whySigmoid, SIGMOID),
  opens(KINDS.faces, FACE),
  changesFace(SCORES),
  changesFace(SIGMOID),
  changesFace(FACE),
  changesThreshold,
];
