import { type Message, MessageReferenceType } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { ifThere } from './if-there.ts';
import type { PictureSource } from './sources.ts';

/**
 * Who wrote what a message forwards; undefined where the bot cannot see it any more, or never could: a forward itself
 * carries no author.
 */
export async function originalAuthorOf({ client, reference }: Message): Promise<string | undefined> {
  if (reference?.type !== MessageReferenceType.Forward || reference.messageId === undefined) return undefined;
  const { channelId, messageId } = reference;
  const channel = client.channels.cache.get(channelId);
  if (!channel?.isTextBased()) return undefined;
  return (await ifThere(() => channel.messages.fetch(messageId)))?.author.id;
}

/**
 * The pictures of a message, those that it forwards as their author's, whose consent counts. Where the author is not to be
 * found, they are left out unless only who asks will see what is said of them. What the bot itself posted is no picture.
 */
export async function withOriginalAuthors(
  message: Message,
  sources: readonly PictureSource[],
  { privately }: { readonly privately: boolean },
): Promise<PictureSource[]> {
  if (!sources.some(({ kind }) => kind === 'forward')) return [...sources];
  const author = await originalAuthorOf(message);
  const isUnknown = author === undefined && !privately;
  if (isUnknown || author === message.client.user.id) return sources.filter(({ kind }) => kind !== 'forward');
  return sources.map((source) =>
    source.kind === 'forward' && author !== undefined ? { ...source, posterId: author } : source,
  );
}

/** Said to who asks in public about a forward whose author cannot be seen. */
export function unknownAuthor(): UserError {
  return new UserError('message/unknown-author');
}
