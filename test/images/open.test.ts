import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { openPicture } from '../../src/images/open.ts';
import type { Picture } from '../../src/images/picture.ts';
import { BLUE, noise, RED, type Rgb, redAndBlue } from './pictures.ts';

const WHITE: Rgb = { r: 255, g: 255, b: 255 };

function pixel({ raster }: Picture, x: number, y: number): number[] {
  const at = (y * raster.width + x) * 3;
  return [...raster.data.subarray(at, at + 3)];
}

function expectColour(picture: Picture, x: number, y: number, { r, g, b }: Rgb, tolerance = 6): void {
  const found = pixel(picture, x, y);
  for (const [i, value] of [r, g, b].entries()) {
    expect(Math.abs((found[i] ?? Number.NaN) - value), `channel ${i} of ${found}`).toBeLessThanOrEqual(tolerance);
  }
}

function refusal(bytes: Uint8Array): Promise<unknown> {
  return openPicture(bytes).then(
    (picture) => expect.fail(`Expected a refusal, but got a ${picture.format}.`),
    (error: unknown) => error,
  );
}

/** The same PNG with another size in its header, the checksum set right. */
function pngWithSize(png: Buffer, width: number, height: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe('decode', () => {
  it.each([
    ['jpeg', () => redAndBlue().jpeg({ quality: 95, chromaSubsampling: '4:4:4' })],
    ['jpeg', () => redAndBlue().jpeg({ quality: 95, chromaSubsampling: '4:4:4', progressive: true })],
    ['png', () => redAndBlue().png()],
    ['png', () => redAndBlue().png({ palette: true })],
    ['webp', () => redAndBlue().webp({ lossless: true })],
    ['avif', () => redAndBlue().avif({ quality: 95, chromaSubsampling: '4:4:4' })],
    ['gif', () => redAndBlue().gif()],
    ['tiff', () => redAndBlue().tiff()],
  ] as const)('reads %s to upright sRGB pixels', async (format, make) => {
    const picture = await openPicture(await make().toBuffer());
    expect(picture).toMatchObject({ format, width: 64, height: 48, raster: { width: 64, height: 48 } });
    expect(picture.raster.data).toHaveLength(64 * 48 * 3);
    expectColour(picture, 8, 24, RED);
    expectColour(picture, 56, 24, BLUE);
  });

  it('keeps the pixels of a lossless picture as they are', async () => {
    const source = noise(91, 37);
    const expected = await source.clone().raw().toBuffer();
    const picture = await openPicture(await source.png().toBuffer());
    expect(Buffer.from(picture.raster.data).equals(expected)).toBe(true);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('turns a picture with EXIF orientation %i upright', async (orientation) => {
    const upright = await openPicture(await redAndBlue().png().toBuffer());
    // What a camera held that way stores: the upright picture, with the orientation undone.
    const undo = {
      2: (image: Sharp) => image.flop(),
      3: (image: Sharp) => image.rotate(180),
      4: (image: Sharp) => image.flip(),
      5: (image: Sharp) => image.flop().rotate(270),
      6: (image: Sharp) => image.rotate(270),
      7: (image: Sharp) => image.flop().rotate(90),
      8: (image: Sharp) => image.rotate(90),
    }[orientation];
    const stored = await undo?.(redAndBlue()).png().toBuffer();
    const picture = await openPicture(await sharp(stored).withMetadata({ orientation }).png().toBuffer());
    expect(picture).toMatchObject({ width: 64, height: 48 });
    expect(Buffer.from(picture.raster.data).equals(Buffer.from(upright.raster.data))).toBe(true);
  });

  it('lays transparency over white', async () => {
    const transparent = sharp({ create: { width: 10, height: 10, channels: 4, background: { ...RED, alpha: 0 } } });
    expectColour(await openPicture(await transparent.png().toBuffer()), 5, 5, WHITE, 0);
    expectColour(await openPicture(await transparent.webp().toBuffer()), 5, 5, WHITE, 0);
  });

  it('reads the first frame of an animation', async () => {
    const frames = [RED, BLUE].map(({ r, g, b }) => Buffer.alloc(20 * 20 * 3, Uint8Array.of(r, g, b)));
    const animation = sharp(Buffer.concat(frames), {
      raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
    });
    for (const bytes of [
      await animation.clone().gif().toBuffer(),
      await animation.webp({ lossless: true }).toBuffer(),
    ]) {
      const picture = await openPicture(bytes);
      expect(picture).toMatchObject({ width: 20, height: 20 });
      expectColour(picture, 10, 10, RED);
    }
  });

  it('converts CMYK to sRGB', async () => {
    const bytes = await redAndBlue().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(bytes).metadata()).space).toBe('cmyk');
    const [red, green, blue] = pixel(await openPicture(bytes), 8, 24);
    expect(red).toBeGreaterThan(150);
    expect(green).toBeLessThan(100);
    expect(blue).toBeLessThan(100);
  });

  it('gives grey pictures three equal channels', async () => {
    const grey = await redAndBlue().toColourspace('b-w').png().toBuffer();
    expect((await sharp(grey).metadata()).channels).toBe(1);
    const [red, green, blue] = pixel(await openPicture(grey), 8, 24);
    expect([green, blue]).toEqual([red, red]);
  });

  it('reduces 16 bits to 8, grey or colour', async () => {
    const colour = await redAndBlue().toColourspace('rgb16').png().toBuffer();
    expect((await sharp(colour).metadata()).depth).toBe('ushort');
    expectColour(await openPicture(colour), 8, 24, RED, 1);
    const grey = await redAndBlue().toColourspace('grey16').png().toBuffer();
    expect((await sharp(grey).metadata()).depth).toBe('ushort');
    const eightBit = await openPicture(await redAndBlue().toColourspace('b-w').png().toBuffer());
    const [level] = pixel(eightBit, 8, 24);
    expect(Math.abs((pixel(await openPicture(grey), 8, 24)[0] ?? 0) - (level ?? 0))).toBeLessThanOrEqual(1);
  });

  it('converts wide-gamut colours to sRGB', async () => {
    const bytes = await redAndBlue().withIccProfile('p3').png().toBuffer();
    expect((await sharp(bytes).metadata()).icc).toBeDefined();
    expectColour(await openPicture(bytes), 8, 24, RED, 3);
  });

  it('decodes a large picture to fewer pixels and keeps its own size', async () => {
    const picture = await openPicture(await redAndBlue(4000, 3000).jpeg().toBuffer());
    expect(picture).toMatchObject({ width: 4000, height: 3000, raster: { width: 2000, height: 1500 } });
    expectColour(picture, 200, 700, RED);
    expectColour(picture, 1900, 700, BLUE);
  });

  it('reads a picture of one pixel', async () => {
    const picture = await openPicture(
      await sharp(Buffer.from([1, 2, 3]), { raw: { width: 1, height: 1, channels: 3 } })
        .png()
        .toBuffer(),
    );
    expect(picture).toMatchObject({ width: 1, height: 1 });
    expect(pixel(picture, 0, 0)).toEqual([1, 2, 3]);
  });
});

describe('decode refuses', () => {
  it('an empty file', async () => {
    expect(await refusal(new Uint8Array())).toMatchObject({ name: 'UserError', code: 'image/empty' });
  });

  it('more bytes than the limit, before it looks at them', async () => {
    const error = await refusal(new Uint8Array(IMAGE_LIMITS.bytes + 1));
    expect(error).toMatchObject({ code: 'image/too-large', message: expect.stringContaining('MiB') });
  });

  it('a decompression bomb by the size that it announces', async () => {
    const bomb = pngWithSize(await redAndBlue().png().toBuffer(), 60_000, 60_000);
    const error = await refusal(bomb);
    expect(error).toMatchObject({ code: 'image/too-large', message: expect.stringContaining('64 megapixels') });
  });

  it.each([
    ['text', Buffer.from('just some words, no picture'), 'none'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'application/pdf'],
    ['a ZIP archive', Buffer.from('504b0304140000000000', 'hex'), 'application/zip'],
    ['random bytes', Buffer.from([9, 1, 7, 3, 200, 4, 8, 1, 0, 0, 0]), 'none'],
  ])('%s, and says what came', async (_, bytes, came) => {
    const error = await refusal(bytes);
    expect(error).toMatchObject({ code: 'image/not-an-image', message: expect.stringContaining(came) });
  });

  it.each([
    ['plain', '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'],
    [
      'with a declaration',
      '<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    ],
    ['behind a byte order mark', '\ufeff  <svg width="8" height="8"/>'],
  ])('SVG, %s', async (_, markup) => {
    const error = await refusal(Buffer.from(markup));
    expect(error).toMatchObject({ code: 'image/unsupported', message: expect.stringContaining('svg') });
  });

  it('formats of pictures that it cannot read, by their name', async () => {
    const error = await refusal(Buffer.concat([Buffer.from('8BPS\0\x01'), Buffer.alloc(60)]));
    expect(error).toMatchObject({
      code: 'image/unsupported',
      message: expect.stringContaining('image/vnd.adobe.photoshop'),
    });
  });

  it('a truncated tiff', async () => {
    const bytes = await noise(200, 200).tiff().toBuffer();
    const error = await refusal(bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(error).toMatchObject({ name: 'UserError', code: expect.stringMatching(/^image\/(truncated|damaged)$/) });
  });

  it.each([
    ['webp', 1 / 3],
    ['avif', 1 / 3],
    ['jpeg', 0.08],
    ['png', 0.08],
    ['gif', 0.08],
  ] as const)('a truncated %s with that very code, where %d of it has no room for a face', async (format, share) => {
    const bytes = await noise(200, 200).toFormat(format).toBuffer();
    const error = await refusal(bytes.subarray(0, Math.floor(bytes.length * share)));
    expect(error).toMatchObject({ code: 'image/truncated' });
  });

  it('a header with nothing behind it', async () => {
    const bytes = (await redAndBlue().jpeg().toBuffer()).subarray(0, 30);
    expect(await refusal(bytes)).toMatchObject({ code: expect.stringMatching(/^image\/(truncated|damaged)$/) });
  });
});
