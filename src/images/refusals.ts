import { UserError } from '../user-error.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { IMAGE_LIMITS } from './limits.ts';

/** The refusal of a file of `size` bytes, for those who know the size before they have the bytes. */
export function tooManyBytes(size: number): UserError {
  const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  return new UserError(
    'image/too-large',
    `Expected a picture of at most ${mebibytes(IMAGE_LIMITS.bytes)}, but this file has ${mebibytes(size)}.`,
  );
}

/** @throws {UserError} `image/too-large` where there are more pixels than `most` */
export function checkPixels(
  format: FormatName,
  { width, height }: { width: number; height: number },
  most: number,
): void {
  if (width * height > most) throw tooManyPixels(format, most);
}

export function tooManyPixels(format: FormatName, most: number, options?: ErrorOptions): UserError {
  return new UserError(
    'image/too-large',
    `Expected a picture of at most ${most / 1e6} megapixels, but this ${FORMATS[format].title} has more.`,
    options,
  );
}

export function tooSlow(format: FormatName, options?: ErrorOptions): UserError {
  const { seconds } = IMAGE_LIMITS;
  return new UserError(
    'image/too-slow',
    `This ${FORMATS[format].title} takes longer than ${seconds} s to decode.`,
    options,
  );
}

export function cutShort(format: FormatName, options?: ErrorOptions): UserError {
  return new UserError(
    'image/truncated',
    `This ${FORMATS[format].title} ends before the picture does; send it again.`,
    options,
  );
}

export function damaged(format: FormatName, options?: ErrorOptions): UserError {
  return new UserError(
    'image/damaged',
    `This file starts as a ${FORMATS[format].title}, but it is damaged and cannot be decoded.`,
    options,
  );
}
