import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DecoderPool, type DecoderPoolOptions } from '../../src/describe/decoders/pool.ts';
import type { LogEntry } from '../../src/describe/describer.ts';
import { openPicture } from '../../src/images/open.ts';
import { noise, redAndBlue } from '../images/pictures.ts';
import { BLOND_WOMAN, sample } from '../samples.ts';
import { expectGone, isAlive } from './processes.ts';

const CRASH = Buffer.from('CRASH');
const log: LogEntry[] = [];
const never = new AbortController().signal;

async function openPool(size = 2, options: Partial<DecoderPoolOptions> = {}): Promise<DecoderPool> {
  log.length = 0;
  const pool = await DecoderPool.open({
    size,
    memory: 2 ** 30,
    onLog: (entry) => log.push(entry),
    entry: new URL('./children/unsafe-decoder.ts', import.meta.url),
    ...options,
  });
  onTestFinished(() => pool.close());
  return pool;
}

/** A picture of many megapixels that takes its decoder seconds. */
function slowPicture(): Promise<Buffer> {
  return redAndBlue(6000, 6000).png({ progressive: true, compressionLevel: 1 }).toBuffer();
}

const VIDEO = Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1');

/** Stands in for ffmpeg: takes memory until it is ended. */
async function greedyProgram(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-greedy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'greedy');
  await writeFile(path, '#!/bin/sh\nhead -c 1000000000 /dev/zero | tail >/dev/null\nsleep 60\n');
  await chmod(path, 0o755);
  return path;
}

describe('decoders', () => {
  it('open a picture as this process would, and its parts', async () => {
    const pool = await openPool();
    const bytes = await noise(3000, 2000).jpeg().toBuffer();
    const [held, own] = await Promise.all([pool.open(bytes, never), openPicture(bytes)]);
    expect(held).toMatchObject({ width: own.width, height: own.height, format: own.format });
    expect(held.raster).toMatchObject({ width: own.raster.width, height: own.raster.height });
    expect(Buffer.compare(held.raster.data, own.raster.data)).toBe(0);
    const part = { x: 100, y: 200, width: 300, height: 400 };
    const [mine, theirs] = await Promise.all([own.region(part), held.region(part)]);
    expect(Buffer.compare(mine.raster.data, theirs.raster.data)).toBe(0);
    expect(theirs).toMatchObject(part);
    held.release();
  });

  it('say what is wrong with a file in the words of this process', async () => {
    const pool = await openPool();
    await expect(pool.open(Buffer.from('<svg xmlns=""/>'), never)).rejects.toMatchObject({
      name: 'UserError',
      code: 'image/unsupported',
    });
    await expect(pool.open(sample(BLOND_WOMAN), never)).resolves.toMatchObject({ format: 'png' });
    expect(pool.pids).toHaveLength(2);
  });

  it('end at once, core and memory with them, when a picture is given up', async () => {
    const pool = await openPool(1);
    const decoders = pool.pids;
    const controller = new AbortController();
    const reason = new Error('deleted');
    const opening = pool.open(await slowPicture(), controller.signal);
    setTimeout(() => controller.abort(reason), 100);
    await expect(opening).rejects.toBe(reason);
    await expectGone(decoders);
    await expect(pool.open(sample(BLOND_WOMAN), never)).resolves.toMatchObject({ format: 'png' });
  });

  it('that crash are tried once more, and then the picture is refused with an id that is logged', async () => {
    const pool = await openPool();
    const error: unknown = await pool.open(CRASH, never).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UserError', code: 'image/crashes' });
    expect(log).toMatchObject([{ level: 'error', fields: { reason: expect.stringContaining('SIGSEGV') } }]);
    expect(String(error)).toContain(String(log[0]?.fields.errorId));
  });

  it('that crash hurt nobody else', async () => {
    const pool = await openPool();
    const large = await noise(3000, 2000).jpeg().toBuffer();
    const held = await pool.open(large, never);
    await expect(pool.open(CRASH, never)).rejects.toThrow();
    await expect(held.region({ x: 0, y: 0, width: 10, height: 10 })).resolves.toMatchObject({ width: 10 });
    held.release();
  });

  it('that are ended while they hold a picture open it again for the next look', async () => {
    const pool = await openPool();
    const held = await pool.open(await noise(3000, 2000).jpeg().toBuffer(), never);
    for (const pid of pool.pids) process.kill(pid, 'SIGKILL');
    await expect(held.region({ x: 0, y: 0, width: 10, height: 10 })).resolves.toMatchObject({ width: 10 });
    held.release();
  });

  it('take as many pictures at a time as there are, and the others in turn', async () => {
    const pool = await openPool(1);
    const large = await noise(3000, 2000).jpeg().toBuffer();
    const first = await pool.open(large, never);
    let second = false;
    const opening = pool.open(large, never).then((held) => {
      second = true;
      return held;
    });
    await first.region({ x: 0, y: 0, width: 10, height: 10 });
    expect(second).toBe(false);
    first.release();
    (await opening).release();
  });

  it('refuse a picture for which there is no memory, and take those that there is memory for', async () => {
    const pool = await openPool(2, { memory: 150 * 2 ** 20 });
    const large = redAndBlue(6000, 6000);
    await expect(pool.open(await large.clone().png({ progressive: true }).toBuffer(), never)).rejects.toMatchObject({
      code: 'image/too-large',
      values: { form: 'memory', most: 150, found: expect.any(Number) },
    });
    const held = await pool.open(await large.clone().jpeg().toBuffer(), never);
    expect(held.format).toBe('jpeg');
    held.release();
  });

  it.runIf(process.platform === 'linux')(
    'that take far more memory than they said are ended, and nobody else',
    async () => {
      const pool = await openPool();
      const other = await pool.open(await noise(3000, 2000).jpeg().toBuffer(), never);
      await expect(pool.open(Buffer.from('GROW'), never)).rejects.toMatchObject({ code: 'image/too-large' });
      expect((await other.region({ x: 0, y: 0, width: 10, height: 10 })).raster.width).toBe(10);
      other.release();
      // It was no crash, to be tried again.
      expect(log).toEqual([]);
    },
  );

  it.runIf(process.platform === 'linux')('answer for the memory of the program that reads videos', async () => {
    const pool = await openPool(2, { ffmpeg: await greedyProgram() });
    await expect(pool.open(VIDEO, never)).rejects.toMatchObject({ code: 'image/too-large' });
  });

  it('let pictures wait for each other that do not fit in at the same time', async () => {
    const pool = await openPool(3, { memory: 150 * 2 ** 20 });
    const large = await redAndBlue(3000, 2000).jpeg().toBuffer();
    const [first, second] = [await pool.open(large, never), await pool.open(large, never)];
    let third = false;
    const opening = pool.open(large, never).then((held) => {
      third = true;
      return held;
    });
    await first.region({ x: 0, y: 0, width: 10, height: 10 });
    expect(third).toBe(false);
    first.release();
    second.release();
    (await opening).release();
  });

  it('keep one free of heavy pictures for everybody else', async () => {
    const pool = await openPool(2, { memory: 2 ** 31 });
    const heavy = await redAndBlue(7000, 5000).png({ progressive: true, compressionLevel: 1 }).toBuffer();
    const deeds: string[] = [];
    const open = async (name: string, bytes: Buffer) => {
      const held = await pool.open(bytes, never);
      deeds.push(name);
      held.release();
    };
    const opening = [open('heavy', heavy), open('heavy', heavy), open('heavy', heavy)];
    await open('light', sample(BLOND_WOMAN));
    await Promise.all(opening);
    expect(deeds.indexOf('light')).toBeLessThan(2);
  });

  it('are replaced in the background, so that one is always ready', async () => {
    const pool = await openPool();
    const [first] = pool.pids;
    if (first === undefined) throw new Error('expected a decoder');
    process.kill(first, 'SIGKILL');
    await expect.poll(() => pool.pids.filter((pid) => pid !== first && isAlive(pid)).length).toBe(1);
  });
});
