import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mend, shareThere } from '../../../src/images/sources/mend.ts';
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
    expect(await mend(bytes, format)).toEqual({ bytes });
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
      const mended = await mend(png, 'png');
      expect(mended?.share).toBe(1);
      const pixels = (bytes: Uint8Array) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
      expect((await pixels(mended?.bytes ?? png)).equals(await pixels(png))).toBe(true);
    }
  });

  it.each([1, 2, 3, 5, 9])('of %i × 3 pixels has as many bytes in its passes as its rows have', async (width) => {
    const png = await noise(width, 3).png({ progressive: true }).toBuffer();
    expect((await mend(png, 'png'))?.share).toBe(1);
    const packed = Buffer.concat(chunksOf(png).flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])));
    const own = chunksOf((await mend(png, 'png'))?.bytes ?? png).find(({ type }) => type === 'IDAT');
    expect(inflateSync(own?.data ?? Buffer.alloc(0)).equals(inflateSync(packed))).toBe(true);
  });

  it('of few colours keeps its palette and what is clear of it, and nothing that is not needed', async () => {
    const png = await redAndBlue().ensureAlpha(0.5).png({ palette: true }).withMetadata({ density: 300 }).toBuffer();
    const mended = await mend(png, 'png');
    expect(chunksOf(mended?.bytes ?? png).map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
    expect(mended?.share).toBe(1);
  });

  it('that was cut short has the share of its rows that is there, and nothing behind', async () => {
    const png = await noise(30, 20).png({ compressionLevel: 0 }).toBuffer();
    const mended = await mend(png.subarray(0, png.length / 2), 'png');
    expect(mended?.share).toBeGreaterThan(0.4);
    expect(mended?.share).toBeLessThan(0.55);
    const rows = await sharp(mended?.bytes).raw().toBuffer();
    expect(rows.subarray(-30 * 3 * 5).every((value) => value === 0)).toBe(true);
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

describe('the share of a picture that is there', () => {
  /** Rows of two pixels, from the values of their channels. */
  const share = (...rows: readonly (readonly number[])[]) =>
    shareThere({ data: Uint8Array.from(rows.flat()), width: 2, height: rows.length });
  const GREY = [128, 128, 128, 128, 128, 128];
  const WHITE = [255, 255, 255, 255, 255, 255];
  const SEEN = [1, 2, 3, 1, 2, 3];

  it('ends above the rows that decoders leave grey or white', () => {
    expect(share(SEEN, GREY, GREY, GREY)).toBe(0.25);
    expect(share(SEEN, SEEN, WHITE, WHITE)).toBe(0.5);
    expect(share(GREY, SEEN, GREY, SEEN)).toBe(1);
  });

  it('is nothing where all of it shows nothing', () => {
    expect(share(GREY, GREY)).toBe(0);
    expect(share(WHITE)).toBe(0);
  });

  it.each([
    [128, 128, 127, 128, 128, 127],
    [128, 127, 128, 128, 127, 128],
    [127, 128, 128, 127, 128, 128],
    [255, 255, 254, 255, 255, 254],
    [255, 254, 255, 255, 254, 255],
    [254, 255, 255, 254, 255, 255],
    [128, 128, 128, 128, 128, 129],
    [128, 128, 128, 129, 128, 128],
    [255, 255, 255, 255, 254, 255],
    [0, 0, 0, 0, 0, 0],
  ])('reaches to a row of %i %i %i %i %i %i', (...row) => {
    expect(share(GREY, row)).toBe(1);
  });
});
