import { type Message, MessageReferenceType } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { ifThere } from './if-there.ts';
import type { PictureSource } from './sources.ts';

/** Forwards of forwards that are followed. */
const MOST_STEPS = 8;

/**
 * Who wrote what a message forwards, be it by way of other forwards; undefined where the bot cannot see it any more, or
 * never could: a forward itself carries no author.
 */
export async function originalAuthorOf(forward: Message): Promise<string | undefined> {
  let message = forward;
  for (let step = 0; step < MOST_STEPS; step++) {
    const source = await forwardedIn(message);
    if (!source || !isForward(source)) return source?.author.id;
    message = source;
  }
  return undefined;
}

function isForward({ reference }: Message): boolean {
  return reference?.type === MessageReferenceType.Forward;
}

async function forwardedIn(message: Message): Promise<Message | undefined> {
  const { channelId, messageId } = message.reference ?? {};
  if (!isForward(message) || channelId === undefined || messageId === undefined) return undefined;
  const channel = message.client.channels.cache.get(channelId);
  if (!channel?.isTextBased()) return undefined;
  return ifThere(() => channel.messages.fetch(messageId));
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
