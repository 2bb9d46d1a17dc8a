import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describeWith } from '../../src/describe/in-process.ts';
import type { Analyser, Analysis } from '../../src/inference/analysis.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { UserError } from '../../src/user-error.ts';
import { apngOf, bmpOf, tiffOf } from '../../test/images/made-files.ts';
import { BLOND_WOMAN, sample } from '../../test/samples.ts';
import { scene } from '../../test/scene.ts';
import { type Figure, median, timeOf } from '../measure.ts';

const ROUNDS = 7;
/** Of the picture that comes in every kind of file that can be made here. */
const [WIDTH, HEIGHT] = [1200, 900];

type Files = Readonly<Record<string, Buffer>>;

/** Each kind of file: whether it is read, what is found in it, and what it takes against a plain JPEG of its size. */
export async function kinds(analyser: Analyser): Promise<Figure[]> {
  return [...(await compare(analyser, await madeHere())), ...(await compare(analyser, await madeElsewhere()))];
}

/** The first one is what the others are compared with. */
async function compare(analyser: Analyser, all: Files): Promise<Figure[]> {
  const describer = describeWith(analyser, { ffmpeg: 'ffmpeg' });
  const files = Object.entries(all).map(([kind, bytes]) => ({ kind, bytes, times: [] as number[] }));
  const results = new Map<string, Analysis | UserError>();
  // In turns, so that whatever else the machine does meets all of them.
  for (let round = -1; round < ROUNDS; round++) {
    for (const { kind, bytes, times } of files) {
      const time = await timeOf(async () => {
        const described = describer.describe({ kind: 'bytes', bytes });
        results.set(kind, await described.then(({ analysis }) => analysis).catch(refusalOf));
      });
      if (round >= 0) times.push(time);
    }
  }
  const plain = median(files[0]?.times ?? []);
  return files.map(({ kind, times }) => {
    const result = results.get(kind);
    const time = `${median(times).toFixed(0)} ms (× ${(median(times) / plain).toFixed(2)})`;
    if (!result || result instanceof UserError) return { what: kind, figure: `refused: ${result?.code}, ${time}` };
    const { faces, frame, damaged, turned } = result;
    const notes = [
      ...(frame ? [`frame ${frame.index + 1} of ${frame.count}`] : []),
      ...(damaged ? ['damaged'] : []),
      ...(turned ? ['turned'] : []),
    ];
    return { what: kind, figure: ['read', `${faces.length} of 1 face`, ...notes, time].join(', ') };
  });
}

function refusalOf(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

async function madeHere(): Promise<Files> {
  const face = sample(BLOND_WOMAN);
  const made = await (await scene(face, { width: WIDTH, height: HEIGHT, share: 0.5 })).removeAlpha().png().toBuffer();
  const still = () => sharp(made);
  const pixels = await still().raw().toBuffer();
  const page = { width: WIDTH, height: HEIGHT, data: pixels, photometric: 2, bits: 8, sampleFormat: 1, samples: 3 };
  const floats = new Uint8Array(Float32Array.from(pixels, (value) => value / 255).buffer);
  const jpeg = await still().jpeg().toBuffer();
  return filesOf({
    'JPEG of 1200 × 900, plain': jpeg,
    'JPEG, progressive': still().jpeg({ progressive: true }),
    'JPEG, grey': still().greyscale().jpeg(),
    'JPEG, CMYK': still().toColourspace('cmyk').jpeg(),
    'JPEG, Display P3': still().withIccProfile('p3').jpeg(),
    ...Object.fromEntries(
      [2, 3, 4, 5, 6, 7, 8].map((orientation) => [
        `JPEG, stored turned or mirrored, EXIF orientation ${orientation}`,
        storedAs(still(), orientation),
      ]),
    ),
    'JPEG, on its side without EXIF': still().rotate(90).jpeg(),
    'JPEG without its last two bytes': jpeg.subarray(0, -2),
    'JPEG, 95 % of it': jpeg.subarray(0, Math.floor(0.95 * jpeg.length)),
    'JPEG, 30 % of it': jpeg.subarray(0, Math.floor(0.3 * jpeg.length)),
    'JPEG, twice as tall, 49 % of it: the face': await upperPart(made),
    PNG: still().png(),
    'PNG, 16 bits': still().toColourspace('rgb16').png(),
    'PNG, interlaced, 16 bits': still().toColourspace('rgb16').png({ progressive: true }),
    'PNG, palette': still().png({ palette: true }),
    WebP: still().webp(),
    'WebP, lossless': still().webp({ lossless: true, effort: 0 }),
    AVIF: still().avif({ effort: 0 }),
    'AVIF, 10 bits': still().avif({ bitdepth: 10, effort: 0 }),
    GIF: still().gif(),
    TIFF: still().tiff(),
    'TIFF, 16 bits': still().toColourspace('rgb16').tiff(),
    'TIFF, CIELAB': tiffOf({ ...page, data: await labOf(still()), photometric: 8 }),
    'TIFF, floating point': tiffOf({ ...page, data: floats, bits: 32, sampleFormat: 3 }),
    'BMP, 24 bits': bmpOf(pixels, WIDTH, HEIGHT, 24),
    ...(await animations(still, pixels)),
  });
}

/** The face stands in the upper half of a JPEG, which ends soon behind it. */
async function upperPart(made: Buffer): Promise<Buffer> {
  const below = { top: 0, bottom: HEIGHT, left: 0, right: 0, extendWith: 'mirror' } as const;
  const jpeg = await sharp(made).extend(below).jpeg().toBuffer();
  return jpeg.subarray(0, Math.floor(0.49 * jpeg.length));
}

/** Four frames each, of which three are white. */
async function animations(still: () => Sharp, pixels: Buffer): Promise<Record<string, Buffer | Sharp>> {
  const blank = Buffer.alloc(pixels.length, 255);
  const size = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
  const white = await sharp(blank, { raw: size }).png().toBuffer();
  const png = await still().png().toBuffer();
  const strip = { ...size, height: 4 * HEIGHT, pageHeight: HEIGHT };
  const animated = () => sharp(Buffer.concat([blank, blank, blank, pixels]), { raw: strip });
  return {
    'GIF, three blank frames first': animated().gif(),
    'WebP, three blank frames first': animated().webp({ effort: 0 }),
    'APNG, three blank frames first': apngOf([white, white, white, png].map((frame) => ({ png: frame }))),
  };
}

/** A picture as a camera stores it that says how to turn it. */
async function storedAs(picture: Sharp, orientation: number): Promise<Buffer> {
  // A picture is mirrored before it is turned.
  const stored: Record<number, (of: Sharp) => Sharp> = {
    2: (of) => of.flop(),
    3: (of) => of.rotate(180),
    4: (of) => of.flip(),
    5: (of) => of.rotate(270).flop(),
    6: (of) => of.rotate(270),
    7: (of) => of.rotate(90).flop(),
    8: (of) => of.rotate(90),
  };
  const turned = await (stored[orientation]?.(picture) ?? picture).png().toBuffer();
  return sharp(turned).withMetadata({ orientation }).jpeg().toBuffer();
}

/** Of 356 × 436, by programs that are no part of the project. */
async function madeElsewhere(): Promise<Files> {
  const samples = (name: string) => readFile(join(PACKAGE_ROOT, 'models', 'kinds', name));
  const avif = await readFile(join(PACKAGE_ROOT, 'test', 'fixtures', 'white-then-portrait.avif'));
  return {
    'JPEG of 356 × 436, plain': await sharp(sample(BLOND_WOMAN)).jpeg().toBuffer(),
    HEIC: await samples('portrait.heic'),
    'AVIF, animated, five blank frames first': avif,
    'MP4, by ffmpeg where it is installed': await samples('clip.mp4'),
  };
}

async function filesOf(makers: Readonly<Record<string, Sharp | Buffer | Promise<Buffer>>>): Promise<Files> {
  const files: Record<string, Buffer> = {};
  for (const [kind, made] of Object.entries(makers)) {
    files[kind] = made instanceof sharp ? await made.toBuffer() : Buffer.from(await made);
  }
  return files;
}

async function labOf(picture: Sharp): Promise<Uint8Array> {
  const lab = await picture.toColourspace('lab').raw({ depth: 'float' }).toBuffer();
  const values = new Float32Array(lab.buffer, lab.byteOffset, lab.length / 4);
  return Uint8Array.from(values, (value, i) => Math.round(i % 3 === 0 ? value * 2.55 : value) & 255);
}
