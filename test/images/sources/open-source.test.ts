import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { IMAGE_LIMITS } from '../../../src/images/limits.ts';
import { openPicture } from '../../../src/images/open.ts';
import type { Picture, Raster } from '../../../src/images/picture.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { sample } from '../../samples.ts';
import { apngOf, bmpOf, type TiffPixels, tiffOf } from '../made-files.ts';
import { BLUE, noise, RED, redAndBlue } from '../pictures.ts';

const fixture = (name: string) => readFileSync(join(PACKAGE_ROOT, 'test', 'fixtures', name));
const heic = () => readFileSync(join(PACKAGE_ROOT, 'models', 'kinds', 'portrait.heic'));
const portrait = sample('blond-smiling-woman.png');

/** The mean distance of two rasters of one size, in steps of 255. */
function distance(a: Raster, b: Raster): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let sum = 0;
  for (const [i, value] of a.data.entries()) sum += Math.abs(value - (b.data[i] ?? 0));
  return sum / a.data.length;
}

function pixel({ data, width }: Raster, x: number, y: number) {
  const [r, g, b] = data.subarray((y * width + x) * 3);
  return { r, g, b };
}

const failure = (bytes: Uint8Array) =>
  openPicture(bytes).then(
    ({ format }) => expect.fail(`Expected a refusal, but got a ${format}.`),
    (error: unknown) => error,
  );

function withBrand(bytes: Uint8Array, brand: string): Buffer {
  const copy = Buffer.from(bytes);
  copy.write(brand, 8, 'latin1');
  return copy;
}

describe('HEIC', () => {
  it('is read as the picture that it was made from', async () => {
    const picture = await openPicture(heic());
    expect(picture).toMatchObject({ format: 'heic', width: 356, height: 436, damaged: false });
    expect(distance(picture.raster, (await openPicture(portrait)).raster)).toBeLessThan(6);
  });

  it.each(['mif1', 'avif', 'heix', 'msf1', 'heim'])(
    'is told from AVIF by how it is coded, though its brand is %s',
    async (brand) => {
      expect(await openPicture(withBrand(heic(), brand))).toMatchObject({
        format: 'heic',
        width: 356,
      });
    },
  );

  it('that was cut short is called that', async () => {
    const bytes = heic();
    expect(await failure(bytes.subarray(0, bytes.length - 1000))).toMatchObject({ code: 'image/truncated' });
  });
});

describe('AVIF', () => {
  it.each(['avif', 'mif1', 'avis', 'miaf'])('is read whatever its first brand says: %s', async (brand) => {
    const avif = withBrand(await redAndBlue().avif({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(), brand);
    const picture = await openPicture(avif);
    expect(picture).toMatchObject({ format: 'avif', width: 64, height: 48 });
    expect(pixel(picture.raster, 5, 5).b).toBeLessThan(80);
  });

  it('with more pixels than can be decoded whole is refused by what it announces', async () => {
    const avif = await redAndBlue(64, 64).avif().toBuffer();
    const size = avif.indexOf('ispe') + 8;
    avif.writeUInt32BE(7000, size);
    avif.writeUInt32BE(7000, size + 4);
    expect(await failure(avif)).toMatchObject({
      code: 'image/too-large',
      message: 'Expected a picture of at most 36 megapixels, but this AVIF has more.',
    });
  });
});

describe('TIFF', () => {
  const [width, height] = [64, 48];
  const rgb = () => redAndBlue(width, height).raw().toBuffer();
  const page = (data: Uint8Array, kind: Partial<TiffPixels> = {}): TiffPixels => {
    return { width, height, data, photometric: 2, bits: 8, sampleFormat: 1, samples: 3, ...kind };
  };

  async function expectRedAndBlue(bytes: Uint8Array, tolerance = 3): Promise<void> {
    const picture = await openPicture(bytes);
    expect(picture).toMatchObject({ format: 'tiff', width, height });
    const expected = { data: await rgb(), width, height };
    expect(distance(picture.raster, expected)).toBeLessThan(tolerance);
  }

  it.each([8, 16])('in CIELAB of %i bits has its colours', async (bits) => {
    const lab = await redAndBlue(width, height).toColourspace('lab').raw({ depth: 'float' }).toBuffer();
    const values = new Float32Array(lab.buffer, lab.byteOffset, lab.length / 4);
    const data = Buffer.alloc((values.length * bits) / 8);
    for (const [i, value] of values.entries()) {
      const isLightness = i % 3 === 0;
      if (bits === 8) data.writeUInt8(Math.round(isLightness ? value * 2.55 : value) & 255, i);
      else if (isLightness) data.writeUInt16LE(Math.round(value * 655.35), 2 * i);
      else data.writeInt16LE(Math.round(value * 256), 2 * i);
    }
    await expectRedAndBlue(tiffOf(page(data, { photometric: 8, bits })), 4);
  });

  it('in floating point is neither black nor white: linear light from 0 to 1', async () => {
    const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const data = Float32Array.from(await rgb(), (value) => linear(value / 255));
    await expectRedAndBlue(tiffOf(page(new Uint8Array(data.buffer), { bits: 32, sampleFormat: 3 })));
  });

  it('in floating point is neither black nor white: steps from 0 to 255', async () => {
    const data = Float32Array.from(await rgb());
    await expectRedAndBlue(tiffOf(page(new Uint8Array(data.buffer), { bits: 32, sampleFormat: 3 })));
  });

  it('in grey floating point, and in whole numbers of 32 bits, is read too', async () => {
    const grey = Float32Array.from(await rgb()).filter((_, i) => i % 3 === 0);
    const kind = { photometric: 1, bits: 32, sampleFormat: 3, samples: 1 };
    const { raster } = await openPicture(tiffOf(page(new Uint8Array(grey.buffer), kind)));
    expect(pixel(raster, 5, 5)).toEqual({ r: RED.r, g: RED.r, b: RED.r });
    const whole = Uint32Array.from(await rgb(), (value) => value * 0x01010101);
    await expectRedAndBlue(tiffOf(page(new Uint8Array(whole.buffer), { bits: 32 })));
  });

  it('of several pages shows the largest', async () => {
    const thumbnail = { ...page(new Uint8Array(16 * 12 * 3)), width: 16, height: 12 };
    await expectRedAndBlue(tiffOf(thumbnail, page(await rgb()), thumbnail));
  });
});

describe('BMP', () => {
  it.each([
    [24, false],
    [24, true],
    [32, false],
  ] as const)('of %i bits is read, its first row first: %s', async (bits, topDown) => {
    const pixels = await noise(31, 17).raw().toBuffer();
    const picture = await openPicture(bmpOf(pixels, 31, 17, bits, topDown));
    expect(picture).toMatchObject({ format: 'bmp', width: 31, height: 17 });
    expect(Buffer.from(picture.raster.data).equals(pixels)).toBe(true);
  });

  it('cut short, or of a kind that is not read, says so', async () => {
    const bytes = bmpOf(await noise(31, 17).raw().toBuffer(), 31, 17, 24);
    expect(await failure(bytes.subarray(0, -100))).toMatchObject({ code: 'image/truncated' });
    bytes.writeUInt32LE(1, 30);
    expect(await failure(bytes)).toMatchObject({ code: 'image/unsupported' });
    bytes.writeUInt32LE(0, 30);
    bytes.writeInt32LE(60_000, 18);
    bytes.writeInt32LE(60_000, 22);
    expect(await failure(bytes)).toMatchObject({ code: 'image/too-large' });
  });
});

describe('a damaged file', () => {
  const photo = () => sharp(portrait).resize(712, 872);

  it.each([
    ['without its last two bytes', (bytes: Buffer) => bytes.subarray(0, -2)],
    ['with 95 % of its bytes', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.95))],
  ])('that is a JPEG %s is read, and called damaged', async (_, cut) => {
    const bytes = await photo().jpeg().toBuffer();
    const picture = await openPicture(cut(bytes));
    expect(picture).toMatchObject({ format: 'jpeg', width: 712, height: 872, damaged: true });
    expect(distance(picture.raster, (await openPicture(bytes)).raster)).toBeLessThan(4);
  });

  it.each([
    [
      'has other bytes',
      (bytes: Buffer, at: number) => bytes.map((byte, i) => (i < at || i > at + 600 ? byte : 37 * i)),
    ],
    [
      'lacks some bytes',
      (bytes: Buffer, at: number) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 2000)]),
    ],
  ])('that is a JPEG which %s in its middle is read, and called damaged', async (_, spoil) => {
    const bytes = await photo().jpeg().toBuffer();
    const spoilt = spoil(bytes, Math.floor(bytes.length / 2));
    const picture = await openPicture(spoilt);
    expect(picture).toMatchObject({ format: 'jpeg', width: 712, height: 872, damaged: true });
    const rows = (raster: Raster) => ({ ...raster, data: raster.data.subarray(0, 3 * 712 * 300), height: 300 });
    expect(distance(rows(picture.raster), rows((await openPicture(bytes)).raster))).toBe(0);
  });

  it('is none where a camera merely wrote an odd header', async () => {
    const bytes = await photo().jpeg().toBuffer();
    const odd = Buffer.from(bytes);
    // The last three bytes of a baseline scan's header are for progressive ones.
    const scan = odd.indexOf(Buffer.from([0xff, 0xda]));
    odd.fill(0, scan + odd.readUInt16BE(scan + 2) - 1, scan + 2 + odd.readUInt16BE(scan + 2));
    await expect(sharp(odd, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('Invalid SOS parameters');
    const picture = await openPicture(odd);
    expect(picture).toMatchObject({ damaged: false });
    expect(distance(picture.raster, (await openPicture(bytes)).raster)).toBe(0);
  });

  it('that is whole is not called damaged', async () => {
    expect(await openPicture(await photo().jpeg().toBuffer())).toMatchObject({ damaged: false });
  });

  it.each([false, true])('that is a PNG with a wrong checksum is read whole, interlaced: %s', async (progressive) => {
    const bytes = await photo().png({ progressive }).toBuffer();
    const data = bytes.indexOf('IDAT');
    const broken = Buffer.from(bytes);
    broken.writeUInt32BE(0, data + 4 + broken.readUInt32BE(data - 4));
    const picture = await openPicture(broken);
    expect(picture).toMatchObject({ format: 'png', damaged: true });
    expect(distance(picture.raster, (await openPicture(bytes)).raster)).toBe(0);
  });

  it('that is a PNG cut short has nothing of other pictures where it ends', async () => {
    const bytes = await noise(300, 200).png().toBuffer();
    const { raster, damaged } = await openPicture(bytes.subarray(0, Math.floor(bytes.length * 0.8)));
    expect(damaged).toBe(true);
    expect(raster.data.subarray(170 * 300 * 3).every((value) => value === 0)).toBe(true);
  });

  it.each(['jpeg', 'png', 'gif'] as const)('of which most is missing says what part is there: %s', async (format) => {
    const bytes = await noise(300, 200).toFormat(format).toBuffer();
    const picture = await openPicture(bytes.subarray(0, Math.floor(bytes.length * 0.3)));
    expect(picture).toMatchObject({ width: 300, height: 200, damaged: true, there: { x: 0, y: 0, width: 300 } });
    expect(Math.abs((picture.there?.height ?? 0) - 60)).toBeLessThan(20);
    expect((await openPicture(bytes)).there).toBeUndefined();
  });

  it('says what part is there in pixels of the upright picture, however it is stored and reduced', async () => {
    const made = noise(3000, 2000).withMetadata({ orientation: 6 });
    const bytes = await made.jpeg({ quality: 30 }).toBuffer();
    const { there, width, height, raster } = await openPicture(bytes.subarray(0, Math.floor(bytes.length * 0.4)));
    expect([width, height]).toEqual([2000, 3000]);
    expect(raster.width).toBeLessThan(2000);
    // The first rows that are stored are the rightmost columns.
    expect(there).toMatchObject({ y: 0, height: 3000 });
    expect(Math.abs((there?.width ?? 0) - 800)).toBeLessThan(60);
    expect((there?.x ?? 0) + (there?.width ?? 0)).toBeCloseTo(2000, 3);
  });

  it('whose beginning is spoilt, but not its end, is called damaged, not cut short', async () => {
    const bytes = await noise(300, 200).png().toBuffer();
    const data = bytes.indexOf('IDAT') + 4;
    bytes.fill(0xa5, data, data + 2000);
    expect(await failure(bytes)).toMatchObject({ code: 'image/damaged' });
  });
});

describe('a file of another type', () => {
  it('is named for what it is: Targa is no icon', async () => {
    const targa = Buffer.alloc(18 + 4 * 4 * 3);
    targa.writeUInt8(2, 2);
    targa.writeUInt16LE(4, 12);
    targa.writeUInt16LE(4, 14);
    targa.writeUInt8(24, 16);
    expect(await failure(targa)).toMatchObject({
      code: 'image/unsupported',
      message: expect.stringContaining('image/x-tga'),
    });
  });
});

describe('what cannot be read in parts', () => {
  it.each([
    ['avif', () => redAndBlue(2400, 1600).avif({ effort: 0 })],
    ['tiff', () => redAndBlue(2400, 1600).tiff()],
    ['png', () => redAndBlue(2400, 1600).png({ progressive: true, compressionLevel: 1 })],
  ] as const)('is decoded once, and gives parts of what it gave: %s', async (format, make) => {
    const bytes = await make().toBuffer();
    const picture = await openPicture(bytes);
    expect(picture).toMatchObject({ format, width: 2400, height: 1600 });
    expect(picture.raster.width * picture.raster.height).toBeLessThanOrEqual(IMAGE_LIMITS.workingPixels * 1.01);
    // A second decoding would have to read these bytes.
    bytes.fill(0);
    const part = await picture.region({ x: 1190, y: 800, width: 20, height: 10 });
    expect(pixel(part.raster, 2, 2).r).toBeGreaterThan(150);
    expect(pixel(part.raster, 17, 2).b).toBeGreaterThan(150);
  });
});

describe('an animation', () => {
  const solid = ({ r, g, b }: typeof RED, alpha = 1) =>
    sharp({ create: { width: 20, height: 20, channels: 4, background: { r, g, b, alpha } } })
      .png()
      .toBuffer();

  function expectFrames({ animation }: Picture, count: number, indices: readonly number[]): void {
    expect(animation?.count).toBe(count);
    expect(animation?.frames.map(({ index }) => index)).toEqual(indices);
  }

  it.each(['gif', 'webp'] as const)('that is a %s is sampled from its first to its last frame', async (format) => {
    const frames = Array.from({ length: 9 }, (_, i) => Buffer.alloc(20 * 20 * 3, i < 8 ? 255 : 10 * i));
    const raw = { width: 20, height: 180, channels: 3, pageHeight: 20 } as const;
    // Frames that are alike are stored as one.
    for (const [i, frame] of frames.entries()) frame[0] = 20 * i;
    const picture = await openPicture(await sharp(Buffer.concat(frames), { raw }).toFormat(format).toBuffer());
    expectFrames(picture, 9, [0, 2, 4, 6, 8]);
    const [first, , , , last] = picture.animation?.frames ?? [];
    expect(first && pixel(first.raster, 10, 10).r).toBeGreaterThan(240);
    expect(last && pixel(last.raster, 10, 10).r).toBeLessThan(100);
  });

  it('that is an AVIF is sampled though its frames build on one another', async () => {
    const picture = await openPicture(fixture('white-then-portrait.avif'));
    expect(picture).toMatchObject({ format: 'avif', width: 356, height: 436 });
    expectFrames(picture, 10, [0, 2, 5, 7, 9]);
    const [white, , , , face] = picture.animation?.frames ?? [];
    expect(white && pixel(white.raster, 178, 250)).toEqual({ r: 255, g: 255, b: 255 });
    expect(face && distance(face.raster, (await openPicture(portrait)).raster)).toBeLessThan(12);
  });

  it('that is an APNG is painted as its frames say', async () => {
    const small = await sharp(await solid(BLUE))
      .resize(10, 10)
      .png()
      .toBuffer();
    const picture = await openPicture(
      apngOf([
        { png: await solid(RED) },
        { png: small, x: 5, y: 5, dispose: 2 },
        { png: small, x: 0, y: 0, dispose: 1 },
        { png: await solid({ r: 0, g: 0, b: 0 }, 0), blend: 1 },
      ]),
    );
    expectFrames(picture, 4, [0, 1, 2, 3]);
    const at = (frame: number, x: number, y: number) => {
      const found = picture.animation?.frames[frame];
      return found && pixel(found.raster, x, y);
    };
    expect([at(0, 8, 8), at(1, 8, 8), at(1, 1, 1)]).toEqual([RED, BLUE, RED]);
    // What the second frame painted is gone, and the third one's place is cleared before the fourth.
    expect([at(2, 12, 12), at(2, 1, 1)]).toEqual([RED, BLUE]);
    expect([at(3, 1, 1), at(3, 12, 12)]).toEqual([{ r: 255, g: 255, b: 255 }, RED]);
  });

  it('of which a frame is spoilt shows the others, and is called damaged', async () => {
    const spoilt = apngOf([{ png: await solid(RED) }, { png: await solid(BLUE) }, { png: await solid(RED) }]);
    const second = spoilt.indexOf('fdAT') + 8;
    spoilt.fill(0xa5, second, second + 12);
    const picture = await openPicture(spoilt);
    expect(picture.damaged).toBe(true);
    expect(pixel(picture.raster, 3, 3)).toEqual(RED);
  });

  it('gives parts of the frame that is asked for', async () => {
    const picture = await openPicture(apngOf([{ png: await solid(RED) }, { png: await solid(BLUE) }]));
    expect(pixel((await picture.region({ x: 3, y: 3, width: 4, height: 4 })).raster, 0, 0)).toEqual(RED);
    expect(pixel((await picture.region({ x: 3, y: 3, width: 4, height: 4 }, 1)).raster, 0, 0)).toEqual(BLUE);
  });
});
