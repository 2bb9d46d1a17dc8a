import { AttachmentBuilder, type MessageComponentInteraction } from 'discord.js';
import { oneFaceAltText, oneFaceCard } from '../../wording/cards/one-face.ts';
import { answerWording } from '../languages.ts';
import { whoPressed } from '../load/who-pressed.ts';
import { type ComposedReply, composeFace } from '../replies/compose.ts';
import { replyControls } from '../replies/controls.ts';
import { type FaceRef, KINDS, parseCustomId } from '../replies/custom-ids.ts';
import { type FaceInReply, readFace } from '../replies/faces.ts';
import { replyChoices } from '../replies/reply-choices.ts';
import type { Services } from '../services.ts';
import { cardWithFace } from './card-again.ts';
import { customIdsBeside, outdated } from './faces-beside.ts';

/** A private reply about one face, at another threshold. */
export async function redrawReply(
  ref: FaceRef,
  interaction: MessageComponentInteraction,
  services: Services,
): Promise<Pick<ComposedReply, 'embeds' | 'files' | 'components'>> {
  const wording = answerWording(interaction, services);
  const face: FaceInReply = {
    picture: 0,
    covered: false,
    ref,
    ...readFace(ref, replyChoices(services, interaction.guildId, { asked: true })),
  };
  const [posterId, askerId] = ownersBeside(interaction);
  const card =
    (await cardWithFace(interaction, ref, false, services)) ??
    (await services.workload.drawing(whoPressed(interaction), () =>
      services.describer.draw({ kind: 'one-face', card: oneFaceCard(face.readings, wording) }),
    ));
  return {
    embeds: composeFace(face, 'detected', wording),
    files: [new AttachmentBuilder(card, { name: 'card.jpg', description: oneFaceAltText(face.readings, wording) })],
    components: replyControls([face], { posterId, askerId }, wording, { threshold: true }),
  };
}

/** Whose reply it is stands in its button to delete it. */
function ownersBeside({ message }: MessageComponentInteraction): [posterId: string, askerId: string] {
  for (const id of customIdsBeside(message)) {
    const { kind, parts } = parseCustomId(id);
    const [posterId, askerId] = parts;
    if (kind === KINDS.delete && posterId !== undefined && askerId !== undefined) return [posterId, askerId];
  }
  throw outdated();
}
