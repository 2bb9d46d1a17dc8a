import { type Message, MessageReferenceType } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { unknownAuthor, withOriginalAuthors } from './forwards.ts';
import { isForbidden, isGone } from './refusals.ts';
import { withRetries } from './retries.ts';
import { noPicture, type PictureSource, sourcesOf } from './sources.ts';

/**
 * Whether a message is about the one that it replies to. In a direct message an answer to the bot's own is small talk.
 */
export function asksAboutAnother({ client, guildId, mentions, reference }: Message): boolean {
  if (reference?.messageId === undefined || reference.type !== MessageReferenceType.Default) return false;
  return guildId !== null || mentions.repliedUser?.id !== client.user.id;
}

/**
 * The pictures of the message that `message` replies to.
 * @throws {UserError} `message/no-picture`, `message/own`, `message/unknown-author` or, where Discord does not
 *   show what is in it, `message/unseen`
 */
export async function sourcesOfReference(message: Message, seesContent: boolean): Promise<PictureSource[]> {
  const referenced = await fetchReference(message);
  const found = referenced ? sourcesOf(referenced, true) : [];
  const sources = referenced ? await withOriginalAuthors(referenced, found, { privately: false }) : [];
  if (sources.length > 0) return sources;
  if (found.length > 0) throw unknownAuthor();
  const isOwn = referenced?.author.id === message.client.user.id;
  throw referenced && (seesContent || isOwn) ? noPicture(referenced) : unseen();
}

/** Said where Discord does not show the bot what is in a message. */
export function unseen(): UserError {
  return new UserError('message/unseen');
}

/** Undefined where it is gone, or out of the bot's sight. */
async function fetchReference(message: Message): Promise<Message | undefined> {
  try {
    return await withRetries(async () => await message.fetchReference());
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw error;
  }
}
