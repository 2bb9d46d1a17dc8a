import { describe, expect, it } from 'vitest';
import type { Affine } from '../../src/images/affine.ts';
import type { Raster } from '../../src/images/picture.ts';
import { compose, mapPoint, warp } from '../../src/images/warp.ts';

/** Three channels of `value(x, y)`, `value + 1` and `value + 2`. */
function raster(width: number, height: number, value: (x: number, y: number) => number): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const level = value(at % width, Math.floor(at / width));
    data.set([level, level + 1, level + 2], at * 3);
  }
  return { data, width, height };
}

function warped(picture: Raster, matrix: Affine, width: number, height: number): number[][] {
  const output = new Uint8Array(width * height * 3);
  warp(picture, matrix, width, height, output);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => output[(y * width + x) * 3] ?? Number.NaN),
  );
}

const IDENTITY: Affine = [1, 0, 0, 0, 1, 0];

describe('warp', () => {
  it('gives the picture back under the identity, all three channels of it', () => {
    const picture = raster(5, 4, (x, y) => 40 * x + 10 * y);
    const output = new Uint8Array(5 * 4 * 3);
    warp(picture, IDENTITY, 5, 4, output);
    expect(output).toEqual(picture.data);
  });

  it('puts pixel centres at halves: shifting by half a pixel averages neighbours', () => {
    const picture = raster(3, 1, (x) => 100 * x);
    expect(warped(picture, [1, 0, 0.5, 0, 1, 0], 2, 1)).toEqual([[50, 150]]);
  });

  it('repeats the edge beyond the border', () => {
    const picture = raster(2, 2, (x, y) => 100 * x + 50 * y);
    expect(warped(picture, [1, 0, -2, 0, 1, -2], 6, 6)).toEqual([
      [0, 0, 0, 100, 100, 100],
      [0, 0, 0, 100, 100, 100],
      [0, 0, 0, 100, 100, 100],
      [50, 50, 50, 150, 150, 150],
      [50, 50, 50, 150, 150, 150],
      [50, 50, 50, 150, 150, 150],
    ]);
  });

  it('turns by the matrix: a quarter turn moves rows to columns', () => {
    const picture = raster(3, 3, (x, y) => 60 * x + 10 * y);
    // Output (u, v) shows picture (v, 3 - u).
    expect(warped(picture, [0, 1, 0, -1, 0, 3], 3, 3)).toEqual([
      [20, 10, 0],
      [80, 70, 60],
      [140, 130, 120],
    ]);
  });

  it('averages 2 × 2 samples of blocks of 2 × 2 when it reduces by four, so that a fine pattern becomes its mean', () => {
    const chequered = raster(64, 64, (x, y) => ((x + y) % 2 === 0 ? 0 : 200));
    expect(new Set(warped(chequered, [4, 0, 0, 0, 4, 0], 16, 16).flat())).toEqual(new Set([100]));
  });

  it('reduces a large part of a picture to the mean of what it covers', () => {
    const ramp = raster(200, 200, (x) => x);
    const [row = []] = warped(ramp, [20, 0, 0, 0, 20, 0], 10, 10);
    for (const [column, level] of row.entries()) {
      // The mean of levels 20c … 20c + 19; the two at the border lose the samples' overlap.
      expect(Math.abs(level - (20 * column + 9.5))).toBeLessThanOrEqual(1);
    }
  });

  it('reads a part of a reduced picture as it reads the whole', () => {
    const picture = raster(300, 260, (x, y) => (x * 7 + y * 13 + ((x * y) >> 4)) % 250);
    const matrix: Affine = [5, -1, 20, 1, 5, 10];
    const whole = warped(picture, matrix, 40, 40);
    const part = warped(picture, compose(matrix, [1, 0, 12, 0, 1, 9]), 10, 10);
    expect(part).toEqual(whole.slice(9, 19).map((row) => row.slice(12, 22)));
  });

  it('averages what the blocks at the border have', () => {
    const picture = raster(5, 5, () => 90);
    expect(new Set(warped(picture, [4, 0, 0, 0, 4, 0], 2, 2).flat())).toEqual(new Set([90]));
  });

  it('refuses an output of the wrong size and a matrix that flattens', () => {
    const picture = raster(2, 2, () => 0);
    expect(() => warp(picture, IDENTITY, 2, 2, new Uint8Array(11))).toThrow('Expected an output of 12 bytes');
    expect(() => warp(picture, [1, 1, 0, 1, 1, 0], 2, 2, new Uint8Array(12))).toThrow('areas above zero');
  });
});

describe('compose', () => {
  it('maps as one matrix after the other', () => {
    const first: Affine = [2, 1, 3, -1, 4, 0.5];
    const second: Affine = [0, -1, 7, 3, 0.25, -2];
    const between = mapPoint(first, 5, -6);
    expect(mapPoint(compose(second, first), 5, -6)).toEqual(mapPoint(second, between.x, between.y));
  });
});
