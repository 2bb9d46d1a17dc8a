import { createInflate, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { FormatName } from '../formats.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import { chunksOf, pngOf } from './png-chunks.ts';
import { wholeFramesOf } from './webp-frames.ts';

/**
 * What a second, lenient try is worth: JPEG and GIF as they are, since their decoders stop where the data do and leave
 * the rest empty; PNG built anew from what can be unpacked, since its decoder leaves what was in memory before; of WebP the
 * frames of an animation that are whole. Of others nothing comes of it.
 */
export async function mend(bytes: Uint8Array, format: FormatName): Promise<Uint8Array | undefined> {
  if (format === 'jpeg' || format === 'gif') return bytes;
  if (format === 'webp') return wholeFramesOf(bytes);
  return format === 'png' ? mendPng(bytes) : undefined;
}

const CHANNELS: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Most bytes of a PNG's rows that are unpacked to build it anew. */
const MOST_UNPACKED = 4 * IMAGE_LIMITS.wholePixels;

async function mendPng(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const chunks = chunksOf(bytes);
  const header = chunks[0]?.data;
  if (chunks[0]?.type !== 'IHDR' || header?.byteLength !== 13) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, 13);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), view.getUint8(8)];
  const isInterlaced = view.getUint8(12) === 1;
  const bits = depth * (CHANNELS.get(view.getUint8(9)) ?? 0);
  const passes = (isInterlaced ? PASSES : WHOLE).map((pass) => passBytes(width, height, bits, pass));
  const length = passes.reduce((total, pass) => total + pass, 0);
  if (bits === 0 || length === 0 || length > MOST_UNPACKED) return undefined;
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const rows = new Uint8Array(length);
  const unpacked = await unpackInto(rows, Buffer.concat(packed));
  const kept = chunks.filter(({ type }) => KEPT.has(type));
  const png = pngOf([
    ...kept,
    { type: 'IDAT', data: deflateSync(rows, { level: 1 }) },
    { type: 'IEND', data: new Uint8Array() },
  ]);
  return isInterlaced && unpacked < length ? withoutGaps(png, wholePasses(passes, unpacked)) : png;
}

/** How many of an interlaced picture's passes are whole. */
function wholePasses(passes: readonly number[], unpacked: number): number {
  let left = unpacked;
  return passes.filter((pass) => {
    left -= pass;
    return left >= 0;
  }).length;
}

/** Which pixels the first passes give, every so many across and down; the first two give too few to tell a face. */
const GRIDS: ReadonlyMap<number, readonly [across: number, down: number]> = new Map([
  [3, [4, 4]],
  [4, [2, 4]],
  [5, [2, 2]],
  [6, [1, 2]],
]);

/** The picture that its first passes give: each pixel that is missing looks like the last one before it. */
async function withoutGaps(png: Uint8Array, passes: number): Promise<Uint8Array | undefined> {
  const grid = GRIDS.get(passes);
  if (!grid) return undefined;
  const [across, down] = grid;
  const { data, info } = await sharp(png, { failOn: 'none', limitInputPixels: IMAGE_LIMITS.wholePixels })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((y - (y % down)) * width + x - (x % across)) * channels;
      data.copyWithin((y * width + x) * channels, from, from + channels);
    }
  }
  const filled = await sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 1 }).toBuffer();
  const [header, ...rest] = chunksOf(filled);
  return pngOf([...(header ? [header] : []), ...chunksOf(png).filter(({ type }) => type === 'eXIf'), ...rest]);
}

/** Chunks without which a PNG's pixels cannot be understood, or which way up they are. */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'eXIf']);

/** Adam7: column and row of the first pixel of each pass, and the steps from there. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** All pixels in one pass. */
const WHOLE = [[0, 0, 1, 1]] as const;

type Pass = (typeof PASSES | typeof WHOLE)[number];

/** Bytes of a pass's rows, each with its filter. */
function passBytes(width: number, height: number, bits: number, [x, y, across, down]: Pass): number {
  const [columns, rows] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)];
  return columns > 0 && rows > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0;
}

/** Unpacks until `rows` is full or the data are spoilt; gives the number of bytes unpacked. */
function unpackInto(rows: Uint8Array, packed: Uint8Array): Promise<number> {
  return new Promise((resolve) => {
    const inflate = createInflate();
    let length = 0;
    inflate.on('data', (part: Buffer) => {
      const fitting = part.subarray(0, rows.length - length);
      rows.set(fitting, length);
      length += fitting.length;
      if (length === rows.length) inflate.destroy();
    });
    // Spoilt or missing data end it: what came before is what there is.
    inflate.on('error', () => inflate.destroy());
    inflate.on('close', () => resolve(length));
    inflate.end(packed);
  });
}
