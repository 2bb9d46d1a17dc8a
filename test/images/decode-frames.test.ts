import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeFrames } from '../../src/images/decode-frames.ts';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import type { Source } from '../../src/images/sources/source.ts';

interface Made {
  readonly width: number;
  readonly height: number;
  readonly frames?: number;
  readonly inParts?: boolean;
  /** What happens instead of a frame, by index. */
  readonly failures?: Readonly<Record<number, Error>>;
}

/** Frames of one colour, the brighter the later. */
function made({ width, height, frames = 1, inParts = false, failures = {} }: Made): Source {
  return {
    ...{ width, height, frames, inParts },
    frame: async (index) => {
      const failure = failures[index];
      if (failure) throw failure;
      return sharp({ create: { width, height, channels: 3, background: { r: index, g: index, b: index } } });
    },
  };
}

async function decoded(source: Made) {
  const { frames, kept, incomplete } = await decodeFrames(made(source));
  const told = ({ data, width, height }: { data: Uint8Array; width: number; height: number }) => {
    expect(data).toHaveLength(width * height * 3);
    return [width, height, data[0]];
  };
  return {
    frames: frames.map(({ index, raster }) => [index, ...told(raster)]),
    kept: Object.fromEntries([...kept].map(([index, raster]) => [index, told(raster)])),
    incomplete,
  };
}

describe('what is looked at of a file', () => {
  it('is its one picture, as it is where it is small enough', async () => {
    expect(await decoded({ width: 30, height: 20 })).toEqual({ frames: [[0, 30, 20, 0]], kept: {}, incomplete: false });
    const [width, height] = [2000, IMAGE_LIMITS.workingPixels / 2000];
    expect(await decoded({ width, height })).toEqual({
      frames: [[0, width, height, 0]],
      kept: {},
      incomplete: false,
    });
  });

  it('is kept whole beside its working size, where it could not be had in parts later', async () => {
    const large = { width: 3000, height: 4000 };
    const frames = [[0, 1500, 2000, 0]];
    expect(await decoded(large)).toEqual({ frames, kept: { 0: [3000, 4000, 0] }, incomplete: false });
    expect(await decoded({ ...large, inParts: true })).toEqual({ frames, kept: {}, incomplete: false });
  });

  it('shares the working size among frames, all of which are kept whole', async () => {
    expect(await decoded({ width: 2000, height: 1500, frames: 3 })).toEqual({
      frames: [0, 1, 2].map((index) => [index, 1155, 866, index]),
      kept: { 0: [2000, 1500, 0], 1: [2000, 1500, 1], 2: [2000, 1500, 2] },
      incomplete: false,
    });
  });

  it('is not kept whole where all frames together are too much', async () => {
    const side = { width: 3000, height: IMAGE_LIMITS.wholePixels / IMAGE_LIMITS.frames / 3000 };
    expect(Object.keys((await decoded({ ...side, frames: 5 })).kept)).toHaveLength(5);
    expect((await decoded({ ...side, height: side.height + 1, frames: 5 })).kept).toEqual({});
  });

  it('is every frame that can be decoded', async () => {
    const failures = { 1: new Error('spoilt') };
    expect(await decoded({ width: 30, height: 20, frames: 3, failures })).toEqual({
      frames: [
        [0, 30, 20, 0],
        [2, 30, 20, 2],
      ],
      kept: {},
      incomplete: true,
    });
  });

  it('is nothing where no frame can be decoded: the first reason is told', async () => {
    const failures = { 0: new Error('first'), 1: new Error('second') };
    await expect(decodeFrames(made({ width: 30, height: 20, frames: 2, failures }))).rejects.toThrow('first');
  });

  it('is nothing where our own code errs, whatever other frames say', async () => {
    const failures = { 1: new TypeError('a bug') };
    await expect(decodeFrames(made({ width: 30, height: 20, frames: 2, failures }))).rejects.toThrow('a bug');
  });
});
