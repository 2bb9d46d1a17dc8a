import type { Attachment } from 'discord.js';

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

/** The pictures among a message's attachments; where somebody asked, anything rather than nothing. */
export function sourcesOf(attachments: Iterable<Attachment>, posterId: string, asked: boolean): PictureSource[] {
  const all = [...attachments];
  const pictures = all.filter(looksLikePicture);
  return (pictures.length > 0 || !asked ? pictures : all).map((attachment) => sourceOf(attachment, posterId));
}
