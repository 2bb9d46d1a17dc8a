import { type Message, type MessageComponentInteraction, MessageReferenceType } from 'discord.js';
import type { Described, Wanted } from '../../describe/describer.ts';
import { UserError } from '../../user-error.ts';
import { isForbidden, isGone } from '../discord/refusals.ts';
import { persist } from '../discord/retries.ts';
import { type PictureSource, sourcesOf } from '../discord/sources.ts';
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
  const source = await sourceOfFace(interaction, face, services);
  if (source === undefined) return undefined;
  refuseOptedOut(source, services);
  await services.rates.take(1, interaction.user.id, interaction.guildId ?? undefined);
  const { signal } = new AbortController();
  const { describer, workload } = services;
  return describer.describe(
    { kind: 'url', url: source.url },
    {
      ...wanted,
      turn: (work) =>
        workload.picture(() => {
          // Again, now that it is this picture's turn.
          refuseOptedOut(source, services);
          return work();
        }, signal),
    },
  );
}

function refuseOptedOut({ posterId }: PictureSource, { settings }: Services): void {
  if (!settings.hasOptedOut(posterId)) return;
  throw new UserError('person/opted-out', 'Who posted this has opted out since, so I do not look at it again.');
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
  const reply = replyId === message.id ? message : await fetched(() => channel?.messages.fetch(replyId));
  if (reply === undefined || reply.author.id !== client.user.id) return undefined;
  return (await picturesBefore(reply, STEPS))[place.picture];
}

/** The pictures of the message that one answers, or of the one that that answers. */
async function picturesBefore(message: Message, steps: number): Promise<PictureSource[]> {
  if (steps === 0 || message.reference?.type !== MessageReferenceType.Default) return [];
  const answered = await fetched(() => message.fetchReference());
  if (answered === undefined) return [];
  const sources = sourcesOf(answered, true);
  return sources.length > 0 && !answered.author.bot ? sources : picturesBefore(answered, steps - 1);
}

/** Undefined for what is gone or may not be read. */
async function fetched(fetch: () => Promise<Message> | undefined): Promise<Message | undefined> {
  try {
    return await persist(async () => await fetch());
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw error;
  }
}
