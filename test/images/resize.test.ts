import { describe, expect, it } from 'vitest';
import type { Raster } from '../../src/images/picture.ts';
import { resize, resizeInside } from '../../src/images/resize.ts';
import { noise } from './noise.ts';

/** The triangle filter as one would write it down, not rounded. */
function plainly(picture: Raster, width: number, height: number): number[] {
  const across = weightsOf(picture.width, width);
  const down = weightsOf(picture.height, height);
  const result: number[] = [];
  for (const rows of down) {
    for (const columns of across) {
      for (const channel of [0, 1, 2]) {
        let sum = 0;
        for (const [y, row] of rows) {
          for (const [x, column] of columns) {
            sum += row * column * (picture.data[3 * (y * picture.width + x) + channel] ?? Number.NaN);
          }
        }
        result.push(sum);
      }
    }
  }
  return result;
}

function weightsOf(from: number, to: number): (readonly [at: number, weight: number])[][] {
  const scale = from / to;
  const radius = Math.max(1, scale);
  return Array.from({ length: to }, (_, at) => {
    const all = Array.from({ length: from }, (_, i) => {
      return [i, Math.max(0, radius - Math.abs(i + 0.5 - (at + 0.5) * scale))] as const;
    }).filter(([, weight]) => weight > 0);
    const sum = all.reduce((total, [, weight]) => total + weight, 0);
    return all.map(([i, weight]) => [i, weight / sum] as const);
  });
}

describe('resize', () => {
  it.each([
    ['makes a picture smaller by a third', 60, 48, 40, 32],
    ['makes it much smaller', 231, 170, 17, 12],
    ['makes it larger', 13, 9, 40, 31],
    ['makes one pixel of all', 37, 29, 1, 1],
    ['makes many of one', 1, 1, 7, 5],
    ['makes it narrower and higher', 50, 6, 9, 20],
    ['shrinks a strip of two rows', 900, 2, 45, 1],
  ])('%s: each pixel is what a triangle filter makes of those around it', (_, ...[width, height, to, rows]) => {
    const picture = noise(width, height);
    const { data, ...size } = resize(picture, to, rows);
    expect(size).toEqual({ width: to, height: rows });
    const expected = plainly(picture, to, rows);
    expect(data).toHaveLength(expected.length);
    const apart = expected.map((value, i) => Math.abs(value - (data[i] ?? Number.NaN)));
    // Half of it is rounding; rows are weighed in whole numbers.
    expect(Math.max(...apart)).toBeLessThan(0.6);
  });

  it('reads pictures that are larger than what it copies at a time', () => {
    const picture = noise(2000, 90);
    const { data } = resize(picture, 20, 45);
    const expected = plainly(picture, 20, 45);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - (data[i] ?? Number.NaN))))).toBeLessThan(0.6);
  });

  it('leaves black black and white white', () => {
    for (const level of [0, 255]) {
      const picture = { data: new Uint8Array(300 * 200 * 3).fill(level), width: 300, height: 200 };
      expect(new Set(resize(picture, 113, 71).data)).toEqual(new Set([level]));
    }
  });

  it('gives a picture back that has the size already', () => {
    const picture = noise(12, 9);
    expect(resize(picture, 12, 9)).toBe(picture);
  });

  it('is the same whatever was resampled before', () => {
    const picture = noise(3, 3);
    const before = resize(picture, 5, 5);
    resize({ data: new Uint8Array(640 * 480 * 3).fill(255), width: 640, height: 480 }, 320, 240);
    expect(resize(picture, 5, 5)).toEqual(before);
  });
});

describe('resizeInside', () => {
  it('keeps the proportions, and a row of what is far wider than high', () => {
    expect(resizeInside(noise(200, 100), 50)).toMatchObject({ width: 50, height: 25 });
    expect(resizeInside(noise(100, 300), 150)).toMatchObject({ width: 50, height: 150 });
    expect(resizeInside(noise(900, 2), 90)).toMatchObject({ width: 90, height: 1 });
  });
});
