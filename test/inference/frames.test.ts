import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { illustrate } from '../../src/describe/illustrate.ts';
import { openPicture } from '../../src/images/open.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import type { Analyser } from '../../src/inference/analysis.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { analyse } from '../analyse.ts';
import { apngOf } from '../images/made-files.ts';
import { sample } from '../samples.ts';

const [width, height] = [178, 218];

let analyser: Analyser;
let face: Buffer;
let small: Buffer;
let white: Buffer;

beforeAll(async () => {
  analyser = await openAnalyser({ device: 'cpu' });
  white = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  face = await sharp(sample('bangs-woman.png')).resize(width, height).removeAlpha().png().toBuffer();
  const part = await sharp(face).resize(90).toBuffer();
  small = await sharp(white)
    .composite([{ input: part }])
    .png()
    .toBuffer();
});

afterAll(() => analyser.close());

async function animation(frames: readonly Buffer[], format: 'gif' | 'webp' | 'apng'): Promise<Buffer> {
  if (format === 'apng') return apngOf(frames.map((png) => ({ png })));
  const raw = await Promise.all(frames.map((frame) => sharp(frame).removeAlpha().raw().toBuffer()));
  const strip = { width, height: height * frames.length, channels: 3, pageHeight: height } as const;
  // Frames that are alike would be stored as one.
  for (const [i, pixels] of raw.entries()) pixels.fill(255 - 30 * i, 0, 12 * width);
  return sharp(Buffer.concat(raw), { raw: strip }).toFormat(format, { effort: 1 }).toBuffer();
}

describe('an animation', () => {
  it.each(['gif', 'webp', 'apng'] as const)('shows its face though its first frames are empty: %s', async (format) => {
    const frames = [white, white, white, white, white, white, face, face];
    const analysis = await analyse(analyser, await animation(frames, format));
    expect(analysis.faces).toHaveLength(1);
    expect(analysis.frame).toEqual({ index: 7, count: 8 });
  });

  it('that is an AVIF is no exception', async () => {
    const avif = readFileSync(join(PACKAGE_ROOT, 'test', 'fixtures', 'white-then-portrait.avif'));
    const analysis = await analyse(analyser, avif);
    expect(analysis.faces).toHaveLength(1);
    expect(analysis.frame?.index).toBeGreaterThanOrEqual(5);
    expect(analysis.frame?.count).toBe(10);
  });

  it('is described at the frame that shows the largest face', async () => {
    const analysis = await analyse(analyser, await animation([small, small, face, small, small], 'webp'));
    expect(analysis.frame).toEqual({ index: 2, count: 5 });
    expect(analysis.faces[0]?.box.height).toBeGreaterThan(90);
  });

  it('is drawn at the frame that is described', async () => {
    const picture = await openPicture(await animation([white, white, face], 'webp'));
    const analysis = await analyser.analyse(picture);
    const { annotated, crops } = await illustrate(analyser, picture, analysis, { annotate: 'always', crops: 'always' });
    const { channels } = await sharp(annotated ?? expect.fail()).stats();
    expect(channels[0]?.mean).toBeLessThan(240);
    expect((await sharp(crops[0] ?? expect.fail()).stats()).channels[0]?.mean).toBeLessThan(240);
  });

  it('with no face in it has none, and a still has no frame', async () => {
    const empty = await analyse(analyser, await animation([white, white], 'gif'));
    expect(empty).toMatchObject({ faces: [], frame: { count: 2 } });
    expect(await analyse(analyser, face)).not.toHaveProperty('frame');
  });
});
