import { UserError } from '../user-error.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { IMAGE_LIMITS } from './limits.ts';

/** The refusal of a file of `size` bytes, for those who know the size before they have the bytes. */
export function tooManyBytes(size: number): UserError {
  const mebibytes = (bytes: number) => Number((bytes / 1024 / 1024).toFixed(1));
  const [most, found] = [mebibytes(IMAGE_LIMITS.bytes), mebibytes(size)];
  return new UserError(
    'image/too-large',
    `Expected a picture of at most ${most.toFixed(1)} MiB, but this file has ${found.toFixed(1)} MiB.`,
    { values: { form: 'bytes', most, found } },
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
    { ...options, values: { form: 'pixels', most: most / 1e6, format: FORMATS[format].title } },
  );
}

export function tooSlow(format: FormatName, options?: ErrorOptions): UserError {
  const { seconds } = IMAGE_LIMITS;
  return new UserError('image/too-slow', `This ${FORMATS[format].title} takes longer than ${seconds} s to decode.`, {
    ...options,
    values: { seconds },
  });
}

export function cutShort(format: FormatName, options?: ErrorOptions): UserError {
  return new UserError(
    'image/truncated',
    `This ${FORMATS[format].title} ends before the picture does; send it again.`,
    { ...options, values: { format: FORMATS[format].title } },
  );
}

export function damaged(format: FormatName, options?: ErrorOptions): UserError {
  return new UserError(
    'image/damaged',
    `This file starts as a ${FORMATS[format].title}, but it is damaged and cannot be decoded.`,
    { ...options, values: { format: FORMATS[format].title } },
  );
}
