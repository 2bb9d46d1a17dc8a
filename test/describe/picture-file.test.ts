import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readBounded, readPictureFile } from '../../src/describe/picture-file.ts';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-files-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('readPictureFile', () => {
  it('gives every byte of a file and of what a link leads to', async () => {
    const path = join(folder, 'large');
    const written = Buffer.alloc(9_000_001, 'facets');
    await writeFile(path, written);
    await symlink(path, join(folder, 'link'));
    expect(Buffer.compare(await readPictureFile(path), written)).toBe(0);
    expect(Buffer.compare(await readPictureFile(join(folder, 'link')), written)).toBe(0);
  });

  it('takes a file of exactly the limit and refuses one byte more', async () => {
    const path = join(folder, 'limit');
    await writeFile(path, Buffer.alloc(IMAGE_LIMITS.bytes));
    expect((await readPictureFile(path)).byteLength).toBe(IMAGE_LIMITS.bytes);
    await writeFile(path, Buffer.alloc(IMAGE_LIMITS.bytes + 1));
    await expect(readPictureFile(path)).rejects.toMatchObject({ code: 'image/too-large' });
  });

  it('refuses a folder, and what is not there', async () => {
    await expect(readPictureFile(folder)).rejects.toMatchObject({ code: 'file/not-a-file' });
    await expect(readPictureFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'file/not-found' });
    await expect(readPictureFile(join(folder, 'large', 'within'))).rejects.toMatchObject({ code: 'file/not-found' });
  });

  it('stops with the reason of its signal', async () => {
    const reason = new Error('enough');
    await expect(readPictureFile(join(folder, 'large'), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe.skipIf(process.platform === 'win32')('readPictureFile, on a system with special files,', () => {
  it('refuses a link to a device that never ends', async () => {
    const path = join(folder, 'zero.png');
    await symlink('/dev/zero', path);
    await expect(readPictureFile(path)).rejects.toMatchObject({
      code: 'file/not-a-file',
      values: { found: 'device' },
    });
  });

  it('refuses a named pipe that nobody writes to', async () => {
    const path = join(folder, 'pipe.png');
    execFileSync('mkfifo', [path]);
    await expect(readPictureFile(path)).rejects.toMatchObject({ values: { found: 'pipe' } });
  });

  it('refuses a socket', async () => {
    const path = join(folder, 'socket.png');
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await expect(readPictureFile(path)).rejects.toMatchObject({ values: { found: 'socket' } });
  });

  it('says so of a link that leads to itself', async () => {
    const path = join(folder, 'circle.png');
    await symlink(path, path);
    await expect(readPictureFile(path)).rejects.toMatchObject({
      code: 'file/unreadable',
      values: { reason: 'ELOOP' },
    });
  });
});

describe('readBounded', () => {
  it('gives up on an endless source once the limit is passed', async () => {
    const piece = Buffer.alloc(1024 * 1024);
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given++;
          yield piece;
        }
      })(),
      { highWaterMark: 1 },
    );
    await expect(readBounded(endless)).rejects.toMatchObject({ code: 'image/too-large' });
    expect(given).toBeLessThan(IMAGE_LIMITS.bytes / piece.byteLength + 5);
    expect(endless.destroyed).toBe(true);
  });
});
