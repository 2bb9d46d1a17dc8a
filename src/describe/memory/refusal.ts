import { UserError } from '../../user-error.ts';

/** The refusal of a picture for the memory that reading it would take: `needed` of at most `most` bytes. */
export function tooMuchMemory(needed?: number, most?: number): UserError {
  const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  if (needed === undefined || most === undefined) {
    return new UserError('image/too-large', {
      values: { form: 'unknown' },
    });
  }
  const values = { form: 'memory', most: mebibytes(most), found: mebibytes(needed) } as const;
  return new UserError('image/too-large', { values });
}
