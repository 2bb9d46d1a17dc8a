import type { UserError } from '../user-error.ts';
import { isCutShort } from './cut-short.ts';
import { type FormatName, isFormatName } from './formats.ts';
import { IMAGE_LIMITS } from './limits.ts';
import type { Picture } from './picture.ts';
import { cutShort, damaged } from './refusals.ts';

/** The refusal of a file that cannot be decoded: it lacks its end, or something else is wrong with it. */
export function broken(bytes: Uint8Array, format: FormatName, options?: ErrorOptions): UserError {
  return isCutShort(bytes, format) ? cutShort(format, options) : damaged(format, options);
}

/** The refusal of a picture of which so little is there that it does not tell who is in it; undefined for others. */
export function tooLittleThere(
  { format, width, height, there }: Pick<Picture, 'format' | 'width' | 'height' | 'there'>,
  bytes: Uint8Array,
): UserError | undefined {
  if (!there || !isFormatName(format)) return undefined;
  const share = (there.width * there.height) / (width * height);
  return share < IMAGE_LIMITS.leastShare ? broken(bytes, format) : undefined;
}
