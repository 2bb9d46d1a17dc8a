import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { openAnalyser } from '../src/inference/analyser.ts';
import type { Analyser, Analysis } from '../src/inference/analysis.ts';
import { tiltOf } from '../src/inference/faces/tilt.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { UserError } from '../src/user-error.ts';
import { apngOf, bmpOf, tiffOf } from '../test/images/made-files.ts';
import { SAMPLES, sample } from '../test/samples.ts';
import { closeUp, scene } from '../test/scene.ts';
import { analyse } from './analyse.ts';
import { type Figure, median, timeOf } from './measure.ts';

const ROUNDS = 7;
/** Of the picture that comes in every kind of file. */
const [WIDTH, HEIGHT] = [1200, 900];
/** Samples that tilts, heights and ratios are tried with. */
const FACES = SAMPLES.filter((_, i) => i % 3 === 0).map((name) => sample(name));
/** A face counts as the right way up when its landmarks lean no farther from how it lies than this, in degrees. */
const UPRIGHT = 20;

/** What is read of all that people post, what is found in it, and what it costs against a plain JPEG. */
export async function intake(): Promise<Figure[]> {
  const analyser = await openAnalyser({ device: 'cpu' });
  try {
    return [
      ...(await kinds(analyser)),
      ...(await tilts(analyser)),
      ...(await heights(analyser)),
      ...(await ratios(analyser)),
    ];
  } finally {
    await analyser.close();
  }
}

async function kinds(analyser: Analyser): Promise<Figure[]> {
  const files = [...(await filesOfAllKinds())].map(([kind, bytes]) => ({ kind, bytes, times: [] as number[] }));
  const results = new Map<string, Analysis | UserError>();
  // In turns, so that whatever else the machine does meets all of them.
  for (let round = -1; round < ROUNDS; round++) {
    for (const { kind, bytes, times } of files) {
      const time = await timeOf(async () => {
        results.set(kind, await analyse(analyser, bytes).catch(refusalOf));
      });
      if (round >= 0) times.push(time);
    }
  }
  const plain = median(files[0]?.times ?? []);
  return files.map(({ kind, times }) => {
    const result = results.get(kind);
    const time = `${median(times).toFixed(0)} ms (× ${(median(times) / plain).toFixed(2)})`;
    if (!result || result instanceof UserError) return { what: kind, figure: `refused: ${result?.code}, ${time}` };
    const { faces, frame } = result;
    const where = frame ? `, frame ${frame.index + 1} of ${frame.count}` : '';
    return { what: kind, figure: `read, ${faces.length} of 1 face${where}, ${time}` };
  });
}

function refusalOf(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

async function filesOfAllKinds(): Promise<Map<string, Buffer>> {
  const [face = Buffer.alloc(0)] = FACES;
  const made = await (await scene(face, { width: WIDTH, height: HEIGHT, share: 0.5 })).removeAlpha().png().toBuffer();
  const still = () => sharp(made);
  const pixels = await still().raw().toBuffer();
  const blank = Buffer.alloc(pixels.length, 255);
  const strip = { width: WIDTH, height: 4 * HEIGHT, channels: 3, pageHeight: HEIGHT } as const;
  const animated = () => sharp(Buffer.concat([blank, blank, blank, pixels]), { raw: strip });
  const white = await sharp(blank, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
  const page = { width: WIDTH, height: HEIGHT, data: pixels, photometric: 2, bits: 8, sampleFormat: 1, samples: 3 };
  const floats = new Uint8Array(Float32Array.from(pixels, (value) => value / 255).buffer);
  const jpeg = await still().jpeg().toBuffer();
  const fixture = (name: string) => readFile(join(PACKAGE_ROOT, 'test', 'fixtures', name));
  const makers: Record<string, Sharp | Buffer | Promise<Buffer>> = {
    'JPEG, plain': jpeg,
    'JPEG, progressive': still().jpeg({ progressive: true }),
    'JPEG, CMYK': still().toColourspace('cmyk').jpeg(),
    'JPEG, turned by EXIF': still().rotate(270).withMetadata({ orientation: 6 }).jpeg(),
    'JPEG without its last two bytes': jpeg.subarray(0, -2),
    'JPEG, 95 % of it': jpeg.subarray(0, Math.floor(0.95 * jpeg.length)),
    PNG: still().png(),
    'PNG, interlaced, 16 bits': still().toColourspace('rgb16').png({ progressive: true }),
    'PNG, palette': still().png({ palette: true }),
    'APNG, three blank frames first': apngOf(
      [white, white, white, await still().png().toBuffer()].map((png) => ({ png })),
    ),
    WebP: still().webp(),
    'WebP, three blank frames first': animated().webp(),
    AVIF: still().avif(),
    'AVIF, 10 bits': still().avif({ bitdepth: 10 }),
    'AVIF, animated, 356 × 436, five blank frames first': fixture('white-then-portrait.avif'),
    GIF: still().gif(),
    'GIF, three blank frames first': animated().gif(),
    'HEIC, 356 × 436': fixture('portrait.heic'),
    TIFF: still().tiff(),
    'TIFF, CIELAB': tiffOf({ ...page, data: await labOf(still()), photometric: 8 }),
    'TIFF, floating point': tiffOf({ ...page, data: floats, bits: 32, sampleFormat: 3 }),
    BMP: bmpOf(pixels, WIDTH, HEIGHT, 24),
  };
  const files = new Map<string, Buffer>();
  for (const [kind, made] of Object.entries(makers)) {
    files.set(kind, made instanceof sharp ? await made.toBuffer() : Buffer.from(await made));
  }
  return files;
}

async function labOf(picture: Sharp): Promise<Uint8Array> {
  const lab = await picture.toColourspace('lab').raw({ depth: 'float' }).toBuffer();
  const values = new Float32Array(lab.buffer, lab.byteOffset, lab.length / 4);
  return Uint8Array.from(values, (value, i) => Math.round(i % 3 === 0 ? value * 2.55 : value) & 255);
}

async function tilts(analyser: Analyser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const share of [0.15, 0.3, 0.6]) {
    const missed: string[] = [];
    for (let tilt = 0; tilt < 360; tilt += 15) {
      for (const face of FACES) {
        const jpeg = await (await scene(face, { width: 1000, height: 1000, share, tilt })).jpeg().toBuffer();
        const { faces } = await analyse(analyser, jpeg);
        const away = faces.map(({ landmarks }) => Math.abs(((tiltOf(landmarks) - tilt + 900) % 360) - 180));
        if (faces.length !== 1 || (away[0] ?? 180) > UPRIGHT) missed.push(`${tilt}°`);
      }
    }
    const all = 24 * FACES.length;
    const names = missed.length > 0 ? `; not at ${missed.join(', ')}` : '';
    figures.push({
      what: `Tilts, 0–345° in steps of 15°, faces ${100 * share} % high`,
      figure: `${all - missed.length} of ${all} found, once and the right way up${names}`,
    });
  }
  return figures;
}

async function heights(analyser: Analyser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const share of [0.03, 0.05, 0.08, 0.12, 0.2, 0.5, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.5]) {
    let found = 0;
    for (const face of FACES) {
      const made = share < 0.8 ? scene(face, { width: 1200, height: 1600, share }) : closeUp(face, 600, 800, share);
      const { faces, unread } = await analyse(analyser, await (await made).jpeg({ quality: 92 }).toBuffer());
      found += faces.length === 1 && unread.length === 0 ? 1 : 0;
    }
    const of = share < 0.8 ? "of the picture's width" : "of the picture's height";
    figures.push({ what: `Face ${Math.round(100 * share)} % ${of} high`, figure: `${found} of ${FACES.length}` });
  }
  return figures;
}

async function ratios(analyser: Analyser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const ratio of [1, 2, 4, 8, 16, 40]) {
    let found = 0;
    for (const face of FACES) {
      for (const isTall of [true, false]) {
        const [width, height] = isTall ? [400, 400 * ratio] : [400 * ratio, 400];
        const png = await (await scene(face, { width, height, share: 0.8 })).png({ compressionLevel: 1 }).toBuffer();
        const { faces, unread } = await analyse(analyser, png);
        found += faces.length === 1 && unread.length === 0 ? 1 : 0;
      }
    }
    figures.push({ what: `Picture of 1 : ${ratio}, tall and wide`, figure: `${found} of ${2 * FACES.length}` });
  }
  return figures;
}
