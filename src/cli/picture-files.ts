import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_LIMITS } from '../images/limits.ts';
import { tooManyBytes } from '../images/open.ts';
import { UserError } from '../user-error.ts';

/**
 * The files that `paths` name, in their order: a folder stands for everything in it and in its subfolders, sorted by
 * name, except what is hidden. What does not exist is given as it is, to fail when it is read.
 */
export async function* pictureFiles(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if (await isFolder(path)) yield* filesIn(path);
    else yield path;
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may lead back here.
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(path)))) yield path;
  }
}

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
