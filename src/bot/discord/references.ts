import { type Message, MessageReferenceType } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { unknownAuthor, withOriginalAuthors } from './forwards.ts';
import { isForbidden, isGone } from './refusals.ts';
import { withRetries } from './retries.ts';
import { noPicture, type PictureSource, sourcesOf } from './sources.ts';

const HOW_TO =
  'Post a picture together with a mention of me, or use `/classify`, or Apps → **Classify faces** on a message.';

/**
 * The pictures of the message that `message` replies to.
 * @throws {UserError} `message/no-picture`, `message/own`, `message/unknown-author` or, where Discord does not
 *   show what is in it, `message/unseen`
 */
export async function sourcesOfReference(message: Message, seesContent: boolean): Promise<PictureSource[]> {
  const { reference } = message;
  if (reference?.messageId === undefined || reference.type !== MessageReferenceType.Default) {
    throw new UserError('message/no-picture', `I see no picture in your message. ${HOW_TO}`, {
      values: { where: 'own' },
    });
  }
  const referenced = await fetchReference(message);
  const found = referenced ? sourcesOf(referenced, true) : [];
  const sources = referenced ? await withOriginalAuthors(referenced, found, { privately: false }) : [];
  if (sources.length > 0) return sources;
  if (found.length > 0) throw unknownAuthor();
  const isOwn = referenced?.author.id === message.client.user.id;
  throw referenced && (seesContent || isOwn)
    ? noPicture(referenced)
    : new UserError(
        'message/unseen',
        'I cannot see what is in that message. Use Apps → **Classify faces** on it: then Discord shows it to me.',
      );
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
