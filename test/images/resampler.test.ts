import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Affine } from '../../src/images/affine.ts';
import type { Raster } from '../../src/images/picture.ts';
import { type Blocks, resample } from '../../src/images/resampler.ts';
import { SOURCE_SHA256 } from '../../src/images/resampling-wasm.ts';
import { noise } from './noise.ts';

/** The same, as one would write it down. */
function plainly(picture: Raster, blocks: Blocks, matrix: Affine, samples: number, width: number, height: number) {
  const [a, b, c, d, e, f] = matrix;
  const output = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const sums = [0, 0, 0];
    for (let sample = 0; sample < samples * samples; sample++) {
      const u = (at % width) + ((sample % samples) + 0.5) / samples;
      const v = Math.floor(at / width) + (Math.floor(sample / samples) + 0.5) / samples;
      const x = Math.min(Math.max(a * u + b * v + c - 0.5, blocks.left), blocks.left + blocks.width - 1);
      const y = Math.min(Math.max(d * u + e * v + f - 0.5, blocks.top), blocks.top + blocks.height - 1);
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      for (const [column, row] of [
        [x0, y0],
        [x0 + 1, y0],
        [x0, y0 + 1],
        [x0 + 1, y0 + 1],
      ] as const) {
        const weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        if (weight === 0) continue;
        for (const channel of [0, 1, 2])
          sums[channel] = (sums[channel] ?? 0) + weight * meanOf(picture, blocks.side, column, row, channel);
      }
    }
    for (const [channel, sum] of sums.entries()) output[3 * at + channel] = Math.floor(sum / samples ** 2 + 0.5);
  }
  return output;
}

function meanOf({ data, width, height }: Raster, side: number, column: number, row: number, channel: number): number {
  let [sum, count] = [0, 0];
  for (let y = row * side; y < Math.min(height, (row + 1) * side); y++) {
    for (let x = column * side; x < Math.min(width, (column + 1) * side); x++) {
      sum += data[3 * (y * width + x) + channel] ?? Number.NaN;
      count += 1;
    }
  }
  return sum / count;
}

function wholeOf({ width, height }: Raster, side: number): Blocks {
  return { side, left: 0, top: 0, width: Math.ceil(width / side), height: Math.ceil(height / side) };
}

/** How many of the bytes differ, and by how much at most. */
function difference(a: Uint8Array, b: Uint8Array) {
  const apart = Array.from(a, (byte, i) => Math.abs(byte - (b[i] ?? Number.NaN)));
  return { most: Math.max(...apart), count: apart.filter((distance) => distance > 0).length };
}

describe('resample', () => {
  it.each<[string, number, number, number, Affine]>([
    ['pixels, turned', 1, 2, 90, [1.3, 0.4, -3, -0.4, 1.3, 20]],
    ['pixels, enlarged', 1, 1, 40, [0.3, 0, 5, 0, 0.3, 7]],
    ['blocks, those at the border not whole', 3, 2, 50, [0.6, 0.1, 1, -0.1, 0.6, 2]],
    ['blocks wider than sixteen bytes', 17, 3, 300, [0.4, 0, 0, 0, 0.4, 0]],
  ])('takes the mean of bilinear samples of %s', (_, side, samples, longest, matrix) => {
    const picture = noise(longest, Math.ceil(longest * 0.8) + 1);
    const blocks = wholeOf(picture, side);
    const output = new Uint8Array(24 * 20 * 3);
    resample(picture, blocks, matrix, samples, 24, 20, output);
    // Additions in another order may round the other way.
    const { most, count } = difference(output, plainly(picture, blocks, matrix, samples, 24, 20));
    expect(most).toBeLessThanOrEqual(1);
    expect(count).toBeLessThanOrEqual(2);
  });

  it.each([
    [1, 'c32d5c17e06db37797f0870c8feebf46d6e3c55ccbc9c5580187d4272e0763a2'],
    [2, 'eae4a2b8d25d99ffafbe03f05b117e4119155494c84fb60ea705792530e32ef4'],
    [3, 'ccf0614fb85219dc0c2dc82b12f54017842625d4f01f9130cff1a3bd10a75601'],
  ])('gives the very bytes that double precision alone gives, %d samples a side', (samples, sha256) => {
    const hash = createHash('sha256');
    const ramp = { data: Uint8Array.from({ length: 200 * 160 * 3 }, (_, i) => Math.floor(i / 3) % 200) };
    const matrices: Affine[] = [
      [1.3, 0.4, -3, -0.4, 1.3, 20],
      [1, 0, 2, 0, 1, 3],
      [0.3, 0.07, 50, -0.07, 0.3, 40],
    ];
    for (const picture of [noise(200, 160), { ...ramp, width: 200, height: 160 }]) {
      for (const matrix of matrices) {
        for (const side of [1, 3]) {
          const output = new Uint8Array(140 * 120 * 3);
          resample(picture, wholeOf(picture, side), matrix, samples, 140, 120, output);
          hash.update(output);
        }
      }
    }
    expect(hash.digest('hex')).toBe(sha256);
  });

  it.each([
    ['narrow, of blocks', { side: 2, left: 7, top: 5, width: 9, height: 8 }],
    ['narrow, of pixels', { side: 1, left: 21, top: 5, width: 9, height: 8 }],
    ['wide, of blocks', { side: 2, left: 3, top: 5, width: 24, height: 8 }],
    ['wide, of pixels', { side: 1, left: 3, top: 5, width: 50, height: 8 }],
  ])('reads a part and nothing beside it: %s', (_, part: Blocks) => {
    const picture = noise(60, 50);
    const matrix: Affine = [1, 0, part.left - 2, 0, 1, 3];
    const output = new Uint8Array(12 * 12 * 3);
    resample(picture, part, matrix, 1, 12, 12, output);
    const expected = plainly(picture, part, matrix, 1, 12, 12);
    expect(difference(output, expected).most).toBeLessThanOrEqual(1);
  });

  it('keeps sums of more than 65,535 apart: white blocks of 600 rows are white', () => {
    const picture = { data: new Uint8Array(4 * 1200 * 3).fill(255), width: 4, height: 1200 };
    const output = new Uint8Array(1 * 2 * 3);
    resample(picture, { side: 600, left: 0, top: 0, width: 1, height: 2 }, [1, 0, 0, 0, 1, 0], 1, 1, 2, output);
    expect([...output]).toEqual([255, 255, 255, 255, 255, 255]);
  });

  it('reads rows that are longer than what it copies at a time', () => {
    const picture = noise(200_000, 3);
    const blocks = wholeOf(picture, 1);
    const output = new Uint8Array(10 * 3 * 3);
    const matrix: Affine = [1, 0, 199_985, 0, 1, 0];
    resample(picture, blocks, matrix, 1, 10, 3, output);
    const rows = [0, 1, 2].map((row) => picture.data.subarray((row * 200_000 + 199_985) * 3).subarray(0, 30));
    expect(Buffer.from(output).equals(Buffer.concat(rows))).toBe(true);
  });

  it('was compiled from the source beside it', () => {
    const source = readFileSync(new URL('../../src/images/resampling.as.ts', import.meta.url));
    // If this fails: npm run resampling
    expect(createHash('sha256').update(source).digest('hex')).toBe(SOURCE_SHA256);
  });
});
