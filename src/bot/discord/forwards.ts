import { type Message, MessageReferenceType } from 'discord.js';
import { isForbidden, isGone } from './refusals.ts';
import { persist } from './retries.ts';

/**
 * Who wrote what a message forwards; undefined where the bot cannot see it any more, or never could: a forward itself
 * carries no author.
 */
export async function originalAuthorOf({ client, reference }: Message): Promise<string | undefined> {
  if (reference?.type !== MessageReferenceType.Forward || reference.messageId === undefined) return undefined;
  const { channelId, messageId } = reference;
  const channel = client.channels.cache.get(channelId);
  if (!channel?.isTextBased()) return undefined;
  try {
    return (await persist(async () => await channel.messages.fetch(messageId))).author.id;
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw error;
  }
}
