import sharp from 'sharp';
import { expect, it } from 'vitest';
import { chunksOf, PNG_SIGNATURE, pngOf } from '../../../src/images/sources/png-chunks.ts';
import { redAndBlue } from '../pictures.ts';

it('a PNG taken apart and put together again is the same file', async () => {
  const png = await redAndBlue().png().toBuffer();
  const chunks = chunksOf(png);
  expect(chunks.map(({ type }) => type)).toEqual(expect.arrayContaining(['IHDR', 'IDAT', 'IEND']));
  expect(pngOf(chunks).equals(png)).toBe(true);
});

it('wrong checksums are set right, so that a strict decoder reads it', async () => {
  const png = await redAndBlue().png().toBuffer();
  png.fill(0, png.length - 4);
  const mended = pngOf(chunksOf(png));
  expect(mended.equals(png)).toBe(false);
  expect((await sharp(mended, { failOn: 'warning' }).raw().toBuffer()).length).toBe(64 * 48 * 3);
});

it('the last chunk may be cut short, and one without its whole header is none', () => {
  const png = pngOf([
    { type: 'IHDR', data: Uint8Array.of(1, 2, 3) },
    { type: 'IDAT', data: Uint8Array.of(4, 5, 6, 7) },
  ]);
  const first = PNG_SIGNATURE.length + 12 + 3;
  expect(chunksOf(png.subarray(0, first + 8 + 2)).map(({ data }) => [...data])).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(chunksOf(png.subarray(0, first + 8)).map(({ type }) => type)).toEqual(['IHDR', 'IDAT']);
  expect(chunksOf(png.subarray(0, first + 7)).map(({ type }) => type)).toEqual(['IHDR']);
});

it('bytes that lie within others are read from their own start', () => {
  const png = pngOf([{ type: 'tEXt', data: Uint8Array.of(9) }]);
  const within = Buffer.concat([Buffer.alloc(5), png]).subarray(5);
  expect(chunksOf(within)).toEqual([{ type: 'tEXt', data: within.subarray(16, 17) }]);
});
