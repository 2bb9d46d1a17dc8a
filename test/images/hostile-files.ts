import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { sample } from '../samples.ts';
import { apngOf, bmpOf, tiffOf } from './made-files.ts';

export interface HostileFile {
  /** The form it was made from and what was done to it. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** A generator of numbers from 0 to 1, the same every time for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const [width, height] = [160, 196];

/** A face in every form that files come in, small enough to be decoded by the thousand. */
export async function baseForms(): Promise<ReadonlyMap<string, Buffer>> {
  const face = sharp(await sharp(sample('bangs-woman.png')).resize(width, height).removeAlpha().png().toBuffer());
  const still = () => face.clone();
  const pixels = await still().raw().toBuffer();
  const page = { width, height, data: pixels, photometric: 2, bits: 8, sampleFormat: 1, samples: 3 };
  const floats = new Uint8Array(Float32Array.from(pixels, (value) => value / 255).buffer);
  const strip = { width, height: 3 * height, channels: 3, pageHeight: height } as const;
  const frames = () =>
    sharp(Buffer.concat([Buffer.alloc(pixels.length, 255), pixels, pixels.map((v) => 255 - v)]), { raw: strip });
  const fixture = (name: string) => readFileSync(join(PACKAGE_ROOT, 'test', 'fixtures', name));
  return new Map(
    Object.entries({
      jpeg: await still().jpeg().toBuffer(),
      'progressive jpeg': await still().jpeg({ progressive: true }).toBuffer(),
      'grey jpeg': await still().greyscale().jpeg().toBuffer(),
      'cmyk jpeg': await still().toColourspace('cmyk').jpeg().toBuffer(),
      'turned jpeg': await still().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'jpeg with profile': await still().withIccProfile('p3').jpeg().toBuffer(),
      png: await still().png().toBuffer(),
      'interlaced png': await still().png({ progressive: true }).toBuffer(),
      'palette png': await still().png({ palette: true }).toBuffer(),
      '16-bit png': await still().toColourspace('rgb16').png().toBuffer(),
      'transparent png': await still().ensureAlpha(0.5).png().toBuffer(),
      apng: apngOf([
        { png: await still().png().toBuffer() },
        { png: await still().negate().png().toBuffer(), dispose: 1 },
      ]),
      webp: await still().webp().toBuffer(),
      'lossless webp': await still().webp({ lossless: true }).toBuffer(),
      'animated webp': await frames().webp().toBuffer(),
      gif: await still().gif().toBuffer(),
      'animated gif': await frames().gif().toBuffer(),
      avif: await still().avif({ effort: 0 }).toBuffer(),
      'animated avif': fixture('white-then-portrait.avif'),
      heic: readFileSync(join(PACKAGE_ROOT, 'models', 'kinds', 'portrait.heic')),
      tiff: await still().tiff({ compression: 'none' }).toBuffer(),
      'packed tiff': await still().tiff({ compression: 'lzw' }).toBuffer(),
      'tiff of floats': tiffOf({ ...page, data: floats, bits: 32, sampleFormat: 3 }),
      'tiff in CIELAB': tiffOf({ ...page, data: await labOf(still()), photometric: 8 }),
      'tiff of pages': tiffOf({ ...page, height: 20, data: pixels.subarray(0, width * 60) }, page),
      bmp: bmpOf(pixels, width, height, 24),
      video: Buffer.concat([Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1'), pixels.subarray(0, 2000)]),
    }),
  );
}

type Random = () => number;
const place = (random: Random, length: number) => Math.floor(random() * length);

/** What is done to files, each with a name. */
const DAMAGE: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  flips(bytes, random) {
    for (let flips = 1 + place(random, 16); flips > 0; flips--) {
      const at = place(random, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << place(random, 8));
    }
    return bytes;
  },
  cut: (bytes, random) => bytes.subarray(0, 1 + place(random, bytes.length)),
  swap(bytes, random) {
    const length = 1 + place(random, Math.min(200, bytes.length / 4));
    const [from, to] = [place(random, bytes.length - length), place(random, bytes.length - length)];
    const moved = Buffer.from(bytes.subarray(from, from + length));
    bytes.copyWithin(from, to, to + length);
    bytes.set(moved, to);
    return bytes;
  },
  header(bytes, random) {
    for (let edits = 1 + place(random, 4); edits > 0; edits--)
      bytes[place(random, Math.min(80, bytes.length))] = place(random, 256);
    return bytes;
  },
};

/** `count` damaged files, the forms and the damages in turn; the same every time for the same seed. */
export async function* hostileFiles(count: number, seed: number): AsyncGenerator<HostileFile> {
  const forms = [...(await baseForms())];
  const damages = Object.entries(DAMAGE);
  const random = randomOf(seed);
  for (let i = 0; i < count; i++) {
    const [form, bytes] = forms[i % forms.length] ?? [];
    const [damage, apply] = damages[Math.floor(i / forms.length) % damages.length] ?? [];
    if (bytes && apply) yield { name: `${form}, ${damage} (${i})`, bytes: apply(Buffer.from(bytes), random) };
  }
}

/** A picture's numbers in CIELAB, a byte each, as a TIFF has them. */
async function labOf(picture: Sharp): Promise<Uint8Array> {
  const lab = await picture.toColourspace('lab').raw({ depth: 'float' }).toBuffer();
  const values = new Float32Array(lab.buffer, lab.byteOffset, lab.length / 4);
  return Uint8Array.from(values, (value, i) => Math.round(i % 3 === 0 ? value * 2.55 : value) & 255);
}
