import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import type { Analyser } from '../../src/inference/analysis.ts';
import { UserError } from '../../src/user-error.ts';
import { analyse } from '../analyse.ts';
import { baseForms, hostileFiles } from './hostile-files.ts';

/** HOSTILE=10000 asks for as many. */
const COUNT = Number(process.env.HOSTILE ?? 500);

let analyser: Analyser;

beforeAll(async () => {
  analyser = await openAnalyser({ device: 'cpu', threads: 1 });
});

afterAll(() => analyser.close());

/** Whether sharp alone gives pixels, and no more of them than are taken. */
async function isReadBySharp(bytes: Buffer): Promise<boolean> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    await sharp(bytes).raw().toBuffer();
    return width * height <= IMAGE_LIMITS.wholePixels;
  } catch {
    return false;
  }
}

describe('files from strangers', () => {
  it('come in at least eighteen forms, each of which is read as it is', async () => {
    const forms = await baseForms();
    expect(forms.size).toBeGreaterThanOrEqual(18);
    for (const [name, bytes] of forms) {
      if (name === 'video') continue;
      expect((await analyse(analyser, bytes)).faces.length, name).toBe(1);
    }
  }, 120_000);

  it(`get an answer each, however they are damaged: ${COUNT} of them`, async () => {
    const bugs: string[] = [];
    const refusedThoughRead: string[] = [];
    let read = 0;
    for await (const { name, bytes } of hostileFiles(COUNT, 18)) {
      const isRead = await isReadBySharp(bytes);
      read += isRead ? 1 : 0;
      try {
        await analyse(analyser, bytes);
      } catch (error) {
        if (!(error instanceof UserError)) bugs.push(`${name}: ${error}`);
        else if (isRead) refusedThoughRead.push(`${name}: ${error.code}`);
      }
    }
    expect(bugs).toEqual([]);
    expect(read).toBeGreaterThan(COUNT / 6);
    expect(refusedThoughRead.length / read, refusedThoughRead.join('\n')).toBeLessThanOrEqual(0.01);
  }, 1_200_000);
});
