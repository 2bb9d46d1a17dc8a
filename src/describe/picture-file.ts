import type { Stats } from 'node:fs';
import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { IMAGE_LIMITS } from '../images/limits.ts';
import { tooManyBytes } from '../images/refusals.ts';
import { UserError } from '../user-error.ts';

/** Most pictures come in one piece of this size, in bytes. */
const PIECE = 4 * 1024 * 1024;

/**
 * The bytes of a regular file, or of what a link to one leads to.
 * @throws {UserError} `file/not-found`, `file/not-a-file`, `file/unreadable` or `image/too-large`
 */
export async function readPictureFile(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    signal?.throwIfAborted();
    const file = await openRegular(path);
    try {
      const { size } = await file.stat();
      if (size > IMAGE_LIMITS.bytes) throw tooManyBytes(size);
      return await readBounded(file.createReadStream({ highWaterMark: PIECE, autoClose: false }), signal);
    } finally {
      await file.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof UserError ? error : explain(error);
  }
}

/**
 * Opens a file to be read, unless it is something that never ends or waits for somebody.
 * @throws {UserError} `file/not-a-file`
 * @throws {Error} as Node does, where it cannot be opened
 */
export async function openRegular(path: string): Promise<FileHandle> {
  // Before it is opened: opening a device may already do something.
  checkRegular(await stat(path));
  // A named pipe that took its place meanwhile would otherwise wait here for somebody to write. Windows has neither.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    checkRegular(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Everything that comes, if it is not too much; what is beyond the limit is never held.
 * @throws {UserError} `image/too-large`
 */
export async function readBounded(source: AsyncIterable<unknown>, signal?: AbortSignal): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    signal?.throwIfAborted();
    if (!(piece instanceof Uint8Array)) throw new TypeError('Expected bytes to be read');
    size += piece.byteLength;
    if (size > IMAGE_LIMITS.bytes) throw endless();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

function checkRegular(found: Stats): void {
  if (!found.isFile()) {
    throw new UserError('file/not-a-file', {
      values: { found: kindOf(found) },
    });
  }
}

function endless(): UserError {
  const mebibytes = IMAGE_LIMITS.bytes / 1024 / 1024;
  return new UserError('image/too-large', {
    values: { form: 'endless', most: mebibytes },
  });
}

function kindOf(found: Stats): 'folder' | 'pipe' | 'socket' | 'device' {
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'pipe';
  if (found.isSocket()) return 'socket';
  return 'device';
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new UserError('file/not-found', { cause: error });
  }
  return new UserError('file/unreadable', {
    cause: error,
    values: { reason: code },
  });
}
