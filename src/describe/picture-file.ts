import { readFile, stat } from 'node:fs/promises';
import { IMAGE_LIMITS } from '../images/limits.ts';
import { tooManyBytes } from '../images/refusals.ts';
import { UserError } from '../user-error.ts';

/** @throws {UserError} `file/not-found`, `file/unreadable` or `image/too-large` */
export async function readPictureFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > IMAGE_LIMITS.bytes) throw tooManyBytes(size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new UserError('file/not-found', 'Expected a picture or a folder, but there is none.');
    throw new UserError('file/unreadable', `Expected a file that can be read, but got ${code ?? error}.`);
  }
}
