import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/images/sniff.ts';
import { boxOf, ftypOf, metaOf, text, words } from './boxes.ts';
import { bmpOf } from './made-files.ts';
import { redAndBlue } from './pictures.ts';

const small = () => redAndBlue(8, 8);
const refused = (bytes: Uint8Array) =>
  sniff(bytes).then(
    (format) => expect.fail(`Expected a refusal, but got ${format}.`),
    (error: unknown) => error,
  );

it.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)('a %s is told by its content', async (format) => {
  expect(await sniff(await small().toFormat(format).toBuffer())).toBe(format);
});

it('so are a BMP, an animated PNG, and videos', async () => {
  expect(await sniff(bmpOf(await small().raw().toBuffer(), 8, 8, 24))).toBe('bmp');
  const png = await small().png().toBuffer();
  const control = Buffer.concat([words(8), text('acTL'), words(2, 0, 0)]);
  expect(await sniff(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]))).toBe('png');
  expect(await sniff(Buffer.concat([ftypOf('isom', 'mp42'), boxOf('moov')]))).toBe('mp4');
  expect(await sniff(Buffer.concat([ftypOf('M4V ', 'mp42'), boxOf('moov')]))).toBe('mp4');
  expect(await sniff(Buffer.concat([ftypOf('qt  '), boxOf('moov')]))).toBe('mov');
  const webm = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]), text('webm')]);
  expect(await sniff(webm)).toBe('webm');
});

describe('AVIF and HEIC', () => {
  it.each(['hvc1', 'hev1'])('are told by how items are coded: %s', async (type) => {
    expect(await sniff(Buffer.concat([ftypOf('avif', 'avif'), metaOf(['Exif', type, 'av01'])]))).toBe('heic');
  });

  it('are told by how items are coded: av01', async () => {
    expect(await sniff(Buffer.concat([ftypOf('heic', 'heic'), metaOf(['grid', 'av01'])]))).toBe('avif');
  });

  it.each(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'])(
    'are told by a brand where no item tells it: %s',
    async (brand) => {
      expect(await sniff(ftypOf(brand))).toBe('heic');
      expect(await sniff(ftypOf('mif1', 'avif', brand))).toBe('heic');
    },
  );

  it.each(['avif', 'avis', 'avio'])('are told by a brand where no item tells it: %s', async (brand) => {
    expect(await sniff(ftypOf(brand))).toBe('avif');
    expect(await sniff(ftypOf('msf1', 'miaf', brand))).toBe('avif');
  });

  it.each(['mif1', 'mif2', 'msf1', 'miaf'])('coded otherwise are refused, and that is said: %s', async (brand) => {
    expect(await refused(Buffer.concat([ftypOf(brand), metaOf(['j2k1'])]))).toMatchObject({
      code: 'image/unsupported',
      message: expect.stringContaining('image/heif, coded as neither AVIF nor HEIC'),
    });
  });
});

describe('a TIFF that was cut short', () => {
  it.each(['II*\0', 'MM\0*'])('is a TIFF all the same: %j', async (start) => {
    expect(await sniff(text(start))).toBe('tiff');
  });

  it('is not seen where its mark is further on', async () => {
    expect(await refused(text('xII*\0'))).toMatchObject({ code: 'image/not-an-image' });
  });
});

describe('a file that is no picture', () => {
  it('is told what it is', async () => {
    expect(await refused(text('%PDF-1.7\n'))).toMatchObject({
      code: 'image/not-an-image',
      message: 'Expected a JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF or BMP picture, but this file is application/pdf.',
    });
    expect(await refused(text('My settings'))).toMatchObject({
      code: 'image/not-an-image',
      message: 'Expected a JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF or BMP picture, but this file is none.',
    });
  });
});

describe('a picture that nothing here reads', () => {
  it.each(['<svg>', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<SVG xmlns="http://www.w3.org/2000/svg">'])(
    'may be an SVG: %s',
    async (markup) => {
      expect(await refused(text(markup))).toMatchObject({
        code: 'image/unsupported',
        message: expect.stringContaining('image/svg+xml'),
      });
    },
  );

  it('is no SVG where that word is another one, or far behind the beginning', async () => {
    expect(await refused(text('<svgs>'))).toMatchObject({ code: 'image/not-an-image' });
    expect(await refused(text(`${' '.repeat(4096)}<svg>`))).toMatchObject({ code: 'image/not-an-image' });
  });

  it('is called by its type', async () => {
    expect(await refused(text('8BPS\0\x01\0\0\0\0\0\0'))).toMatchObject({
      code: 'image/unsupported',
      message: expect.stringContaining('image/vnd.adobe.photoshop'),
    });
  });
});

interface Header {
  readonly palette?: number;
  readonly kind?: number;
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  /** Where a cursor would have the place of its picture. */
  readonly entry?: number;
  readonly length?: number;
}

function targa({ palette = 0, kind = 2, width = 4, height = 4, depth = 24, entry = 0, length = 66 }: Header): Buffer {
  const bytes = Buffer.alloc(Math.max(length, 22));
  bytes.writeUInt8(palette, 1);
  bytes.writeUInt8(kind, 2);
  bytes.writeUInt16LE(width, 12);
  bytes.writeUInt16LE(height, 14);
  bytes.writeUInt8(depth, 16);
  bytes.writeUInt32LE(entry, 18);
  return bytes.subarray(0, length);
}

const isTarga = async (bytes: Uint8Array) => {
  const error = await refused(bytes);
  return error instanceof Error && error.message.includes('image/x-tga');
};

describe('a Targa', () => {
  it('of the newer version is told by its last bytes', async () => {
    const footer = Buffer.concat([text('TRUEVISION-XFILE.'), Buffer.alloc(1)]);
    expect(await isTarga(Buffer.concat([Buffer.alloc(30, 7), footer]))).toBe(true);
    expect(await isTarga(Buffer.concat([Buffer.alloc(30, 7), footer, Buffer.alloc(1)]))).toBe(false);
  });

  it.each([
    [0, 2],
    [0, 3],
    [0, 10],
    [0, 11],
    [1, 1],
    [1, 9],
  ])('of the older one is told by its header: with %i palettes, of kind %i', async (palette, kind) => {
    expect(await isTarga(targa({ palette, kind }))).toBe(true);
  });

  it.each([8, 15, 16, 24, 32])('may have %i bits a pixel', async (depth) => {
    expect(await isTarga(targa({ depth }))).toBe(true);
  });

  it.each<Header>([
    { kind: 1 },
    { kind: 9 },
    { kind: 4 },
    { palette: 1, kind: 2 },
    { palette: 1, kind: 10 },
    { palette: 2, kind: 1 },
    { width: 0 },
    { height: 0 },
    { depth: 12 },
    { length: 17 },
  ])('is none with %j', async (header) => {
    expect(await isTarga(targa(header))).toBe(false);
  });

  it('may end with its header', async () => {
    expect(await isTarga(targa({ length: 18 }))).toBe(true);
    expect(await isTarga(targa({ length: 21 }))).toBe(true);
  });

  it('is none where a cursor has its directory: that leads to a picture inside the file', async () => {
    // Height and the two bytes behind it are the length of a cursor's picture: here 4 + 24 · 65536.
    const inside = 4 + 24 * 65_536;
    expect(await isTarga(targa({ entry: 22, length: 22 + inside }))).toBe(false);
    expect(await isTarga(targa({ entry: 22, length: 21 + inside }))).toBe(true);
    expect(await isTarga(targa({ entry: 21, length: 22 + inside }))).toBe(true);
  });
});
