import { type Message, type MessageComponentInteraction, MessageReferenceType } from 'discord.js';
import type { Described, Turn, Wanted } from '../../describe/describer.ts';
import { bestOf, turnsFor } from '../best-of.ts';
import { peopleIn } from '../consent.ts';
import { withOriginalAuthors } from '../discord/forwards.ts';
import { ifThere } from '../discord/if-there.ts';
import { type PictureSource, sourcesOf } from '../discord/sources.ts';
import { whoPressed } from '../load/who-pressed.ts';
import type { FaceRef } from '../replies/custom-ids.ts';
import type { Services } from '../services.ts';

/** A reply to a reply to a picture: no picture is farther away. */
const STEPS = 3;

/**
 * Looks once more at the picture of a face under a reply. Nothing was kept of it: it is fetched anew from its message,
 * counts like any picture, and its poster's opt-out holds. Undefined where it is gone.
 * @throws {UserError} `person/opted-out`, `busy/…` and what describing throws
 */
export async function lookAgain(
  interaction: MessageComponentInteraction,
  face: FaceRef,
  wanted: Wanted,
  services: Services,
): Promise<Described | undefined> {
  const { consent, describer, rates, workload } = services;
  const source = await sourceOfFace(interaction, face, services);
  if (source === undefined) return undefined;
  const askerId = interaction.user.id;
  return consent.during({ ...peopleIn([source], askerId), signal: workload.ending }, async (signal) => {
    await rates.take(1, askerId, interaction.guildId ?? undefined);
    const turns = workload.reserve(whoPressed(interaction), turnsFor(source));
    try {
      const turn: Turn = (work) => turns.take(work, signal);
      const errand = { posterId: source.posterId, urgency: 'interaction' } as const;
      const options = { ...wanted, signal, turn, errand };
      return await bestOf(source, (url) => describer.describe({ kind: 'url', url }, options));
    } finally {
      turns.close();
    }
  });
}

async function sourceOfFace(
  { message, client, channel }: MessageComponentInteraction,
  { place }: FaceRef,
  { addresses }: Services,
): Promise<PictureSource | undefined> {
  if (place === undefined) return undefined;
  // A private view knows the reply that it was opened from.
  const replyId = message.interactionMetadata?.interactedMessageId ?? message.id;
  const remembered = addresses.of(replyId) ?? addresses.of(message.id);
  if (remembered !== undefined) return remembered[place.picture];
  const reply = replyId === message.id ? message : await ifThere(() => channel?.messages.fetch(replyId));
  if (reply === undefined || reply.author.id !== client.user.id) return undefined;
  return (await picturesBefore(reply, STEPS))[place.picture];
}

/** The pictures of the message that one answers, or of the one that that answers. */
async function picturesBefore(message: Message, steps: number): Promise<PictureSource[]> {
  if (steps === 0 || message.reference?.type !== MessageReferenceType.Default) return [];
  const answered = await ifThere(() => message.fetchReference());
  if (answered === undefined) return [];
  const sources = await withOriginalAuthors(answered, sourcesOf(answered, true), { privately: true });
  return sources.length > 0 && !answered.author.bot ? sources : picturesBefore(answered, steps - 1);
}
