import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mend } from '../../../src/images/sources/mend.ts';
import { type Chunk, chunksOf, pngOf } from '../../../src/images/sources/png-chunks.ts';
import { noise, redAndBlue } from '../pictures.ts';

const header = (chunks: readonly Chunk[]) => Buffer.from(chunks[0]?.data ?? []);

/** A PNG with another header. */
async function withHeader(change: (header: Buffer) => unknown): Promise<Buffer> {
  const [, ...rest] = chunksOf(await noise(30, 20).png().toBuffer());
  const own = header(chunksOf(await noise(30, 20).png().toBuffer()));
  change(own);
  return pngOf([{ type: 'IHDR', data: own }, ...rest]);
}

describe('a damaged JPEG or GIF', () => {
  it.each(['jpeg', 'gif'] as const)('is given to its decoder as it is: %s', async (format) => {
    const bytes = Uint8Array.of(1, 2);
    expect(await mend(bytes, format)).toBe(bytes);
  });
});

it.each(['webp', 'avif', 'heic', 'tiff', 'bmp', 'mp4'] as const)('of a damaged %s nothing comes', async (format) => {
  expect(await mend(Uint8Array.of(1, 2), format)).toBeUndefined();
});

describe('a PNG', () => {
  it.each([
    ['of colours', () => noise(31, 23)],
    ['with alpha', () => noise(31, 23).ensureAlpha()],
    ['in grey', () => noise(31, 23).greyscale().toColourspace('b-w')],
    ['in grey with alpha', () => noise(31, 23).greyscale().toColourspace('b-w').ensureAlpha()],
    ['in grey of sixteen bits', () => noise(31, 23).greyscale().toColourspace('grey16')],
  ])('%s is built anew with all its pixels, interlaced or not', async (_, make) => {
    for (const progressive of [false, true]) {
      const png = await make().png({ progressive }).toBuffer();
      const mended = (await mend(png, 'png')) ?? expect.fail();
      const pixels = (bytes: Uint8Array) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
      expect((await pixels(mended)).equals(await pixels(png))).toBe(true);
    }
  });

  it.each([1, 2, 3, 5, 9])('of %i × 3 pixels has as many bytes in its passes as its rows have', async (width) => {
    const png = await noise(width, 3).png({ progressive: true }).toBuffer();
    const packed = Buffer.concat(chunksOf(png).flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])));
    const own = chunksOf((await mend(png, 'png')) ?? expect.fail()).find(({ type }) => type === 'IDAT');
    expect(inflateSync(own?.data ?? Buffer.alloc(0)).equals(inflateSync(packed))).toBe(true);
  });

  it('of few colours keeps its palette, what is clear of it and which way up it is, and nothing that is not needed', async () => {
    const png = await redAndBlue().ensureAlpha(0.5).png({ palette: true }).withMetadata({ density: 300 }).toBuffer();
    const mended = (await mend(png, 'png')) ?? expect.fail();
    expect(chunksOf(mended).map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'tRNS', 'eXIf', 'IDAT', 'IEND']);
  });

  it('keeps which way up it is', async () => {
    for (const progressive of [false, true]) {
      const png = await noise(30, 20)
        .png({ progressive, compressionLevel: 0 })
        .withMetadata({ orientation: 6 })
        .toBuffer();
      const mended = (await mend(png.subarray(0, png.length * 0.8), 'png')) ?? expect.fail();
      expect((await sharp(mended).metadata()).orientation, `interlaced: ${progressive}`).toBe(6);
    }
  });

  it('that was cut short has the rows that are there, and nothing behind', async () => {
    const png = await noise(30, 20).png({ compressionLevel: 0 }).toBuffer();
    const rows = await sharp(await mend(png.subarray(0, png.length / 2), 'png'))
      .raw()
      .toBuffer();
    const whole = await sharp(png).raw().toBuffer();
    expect(rows.subarray(0, 30 * 3 * 8).equals(whole.subarray(0, 30 * 3 * 8))).toBe(true);
    expect(rows.subarray(-30 * 3 * 9).every((value) => value === 0)).toBe(true);
  });

  it.each([
    [0.9, 1, 2],
    [0.4, 2, 2],
    [0.2, 2, 4],
    [0.1, 4, 4],
  ])('that is interlaced, of which %d is there, is coarser, without gaps', async (share, across, down) => {
    const png = await noise(64, 64).png({ progressive: true, compressionLevel: 0 }).toBuffer();
    const rows = await sharp(await mend(png.subarray(0, Math.floor(png.length * share)), 'png'))
      .raw()
      .toBuffer();
    const whole = await sharp(png).raw().toBuffer();
    const expected = Buffer.alloc(whole.length);
    for (let y = 0; y < 64; y++) {
      for (let x = 0; x < 64; x++) {
        const from = 3 * ((y - (y % down)) * 64 + x - (x % across));
        whole.copy(expected, 3 * (y * 64 + x), from, from + 3);
      }
    }
    expect(rows.equals(expected)).toBe(true);
  });

  it('that is interlaced, of which there are but a few pixels, is not built anew', async () => {
    const png = await noise(64, 64).png({ progressive: true, compressionLevel: 0 }).toBuffer();
    expect(await mend(png.subarray(0, png.length / 20), 'png')).toBeUndefined();
  });

  it.each([
    ['no width', (own: Buffer) => own.writeUInt32BE(0, 0)],
    ['no height', (own: Buffer) => own.writeUInt32BE(0, 4)],
    ['no depth', (own: Buffer) => own.writeUInt8(0, 8)],
    ['a kind of pixels that there is not', (own: Buffer) => own.writeUInt8(5, 9)],
    ['more pixels than are unpacked', (own: Buffer) => own.writeUInt32BE(2_000_000, 4)],
  ])('with %s is not built anew', async (_, change) => {
    expect(await mend(await withHeader(change), 'png')).toBeUndefined();
  });

  it('without a header of thirteen bytes at its beginning is not built anew', async () => {
    const [first, ...rest] = chunksOf(await noise(30, 20).png().toBuffer());
    if (!first) expect.fail('Expected a header.');
    expect(await mend(pngOf(rest), 'png')).toBeUndefined();
    expect(await mend(pngOf([{ type: 'IHDR', data: first.data.subarray(0, 12) }, ...rest]), 'png')).toBeUndefined();
    expect(await mend(pngOf([{ type: 'PLTE', data: first.data }, ...rest]), 'png')).toBeUndefined();
    expect(await mend(new Uint8Array(), 'png')).toBeUndefined();
  });
});
