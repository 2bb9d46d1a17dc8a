import { type ChatInputCommandInteraction, PermissionFlagsBits, type TextBasedChannel } from 'discord.js';
import { withOriginalAuthors } from './forwards.ts';
import { isForbidden, isGone } from './refusals.ts';
import { withRetries } from './retries.ts';
import { type PictureSource, sourcesOf } from './sources.ts';

/** As many messages as Discord gives at once. */
const MOST_MESSAGES = 100;
const HOUR_MS = 3_600_000;

/**
 * The pictures of the last message in this channel, at most an hour old, in which who asks posted some; none where the
 * bot may not read back.
 * @param seesContent whether Discord shows what is in messages
 */
export async function latestPicturesOf(
  interaction: ChatInputCommandInteraction,
  seesContent: boolean,
): Promise<PictureSource[]> {
  const { channel, createdTimestamp, ephemeral, user } = interaction;
  if (!channel || !mayReadBack(channel, seesContent)) return [];
  const messages = await history(channel);
  for (const message of messages) {
    if (createdTimestamp - message.createdTimestamp > HOUR_MS) break;
    if (message.author.id !== user.id) continue;
    const found = sourcesOf(message, false, { links: true, stickers: false, videos: true });
    const sources = await withOriginalAuthors(message, found, { privately: ephemeral ?? false });
    if (sources.length > 0) return sources;
  }
  return [];
}

function mayReadBack(channel: TextBasedChannel, seesContent: boolean): boolean {
  if (channel.isDMBased()) return true;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  return seesContent && (channel.permissionsFor(channel.client.user)?.has(needed) ?? false);
}

/** Newest first; none where the bot is not there. */
async function history(channel: TextBasedChannel) {
  try {
    const found = await withRetries(() => channel.messages.fetch({ limit: MOST_MESSAGES, cache: false }));
    return [...found.values()].sort((a, b) => b.createdTimestamp - a.createdTimestamp);
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return [];
    throw error;
  }
}
