import type { MessageComponentInteraction } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { answerLanguage } from '../languages.ts';
import type { FaceRef } from '../replies/custom-ids.ts';
import { replyChoices } from '../replies/reply-choices.ts';
import type { Services } from '../services.ts';
import { lookAgain } from './look-again.ts';

/**
 * The card of one face with the face on it. Undefined where faces are not shown, or where the picture cannot be had any
 * more: the card then goes without.
 */
export async function cardWithFace(
  interaction: MessageComponentInteraction,
  face: FaceRef,
  several: boolean,
  services: Services,
): Promise<Buffer | undefined> {
  const { config } = services;
  if (face.place === undefined || config.annotate === 'never' || (config.annotate === 'several' && !several)) {
    return undefined;
  }
  const card = {
    language: answerLanguage(interaction, services),
    threshold: face.threshold,
    hidden: [...replyChoices(services, interaction.guildId, { asked: true }).leftOut],
    showFaces: config.annotate,
    face: face.place,
  };
  try {
    const seen = await lookAgain(interaction, face, { maxFaces: config.maxFaces, card }, services);
    return seen?.pictures.card;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
