import { type Message, MessageReferenceType } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { unknownAuthor, withOriginalAuthors } from './forwards.ts';
import { ifThere } from './if-there.ts';
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
  const referenced = await ifThere(() => message.fetchReference());
  const found = referenced ? sourcesOf(referenced, true) : [];
  const sources = referenced ? await withOriginalAuthors(referenced, found, { privately: false }) : [];
  if (sources.length > 0) return sources;
  if (found.length > 0) throw unknownAuthor();
  const isOwn = referenced?.author.id === message.client.user.id;
  throw referenced && (seesContent || isOwn) ? noPicture(referenced) : unseen();
}

/**
 * The pictures of the message that a message command was used on, of which only who used it is told.
 * @throws {UserError} `message/no-picture` or `message/own`
 */
export async function sourcesOfTarget(message: Message): Promise<PictureSource[]> {
  const sources = await withOriginalAuthors(message, sourcesOf(message, true), { privately: true });
  if (sources.length === 0) throw noPicture(message);
  return sources;
}

/** Said where Discord does not show the bot what is in a message. */
export function unseen(): UserError {
  return new UserError('message/unseen');
}
