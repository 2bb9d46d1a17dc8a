import type { Attachment, Message } from 'discord.js';
import { UserError } from '../../user-error.ts';

/** A picture that somebody posted and that is still with Discord. */
export interface PictureSource {
  /** As the person named it. */
  readonly name: string;
  readonly url: string;
  /** Bytes, as Discord says. */
  readonly size: number;
  readonly spoiler: boolean;
  /** Who posted it: nothing of people who opted out is downloaded. */
  readonly posterId: string;
}

const PICTURE_NAME = /\.(?:avif|gif|heic|heif|jfif|jpe?g|png|tiff?|webp)$/i;
/** IS_SPOILER: not every spoiler's name begins with SPOILER_. */
const SPOILER_FLAG = 1 << 3;

export function sourceOf(attachment: Attachment, posterId: string): PictureSource {
  const { name, url, size, spoiler, flags } = attachment;
  return { name, url, size, spoiler: spoiler || (flags.bitfield & SPOILER_FLAG) !== 0, posterId };
}

/** Whether an attachment is worth a look where nobody asked for one. What it really is, its bytes tell later. */
function looksLikePicture({ contentType, name }: Attachment): boolean {
  return contentType?.startsWith('image/') || PICTURE_NAME.test(name);
}

/**
 * The pictures in a message; where somebody asked, anything rather than nothing. What the bot itself posted is none: it
 * shows other people's pictures.
 */
export function sourcesOf({ attachments, author, client }: Message, asked: boolean): PictureSource[] {
  if (author.id === client.user.id) return [];
  const all = [...attachments.values()];
  const pictures = all.filter(looksLikePicture);
  return (pictures.length > 0 || !asked ? pictures : all).map((attachment) => sourceOf(attachment, author.id));
}

/** Said to who asks about a message without a picture. */
export function noPicture({ author, client }: Message): UserError {
  return author.id === client.user.id
    ? new UserError(
        'message/own',
        'That message is mine, and I do not describe what I posted myself. Use the picture it is about.',
      )
    : new UserError('message/no-picture', 'I see no picture in that message. Links and stickers are not read.');
}
