import { UserError } from '../../user-error.ts';

/** The refusal of a picture for the memory that reading it would take: `needed` of at most `most` bytes. */
export function tooMuchMemory(needed?: number, most?: number): UserError {
  const mebibytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
  const why =
    needed !== undefined && most !== undefined
      ? `about ${mebibytes(needed)} of memory to read, and I have ${mebibytes(most)}`
      : 'more memory to read than I have';
  return new UserError(
    'image/too-large',
    `This picture takes ${why}. A smaller copy of it, or one as a JPEG, takes much less.`,
  );
}
