import { createInflate, deflateSync } from 'node:zlib';
import type { FormatName } from '../formats.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import type { Raster } from '../picture.ts';
import { chunksOf, pngOf } from './png-chunks.ts';

/** A damaged file as far as it can be read. */
export interface Mended {
  readonly bytes: Uint8Array;
  /** How much of the picture is there, 0..1, where the file tells; else what was decoded has to. */
  readonly share?: number;
}

/**
 * What a second, lenient try is worth: JPEG and GIF as they are, since their decoders stop where the data do and leave
 * the rest empty; PNG built anew from what can be unpacked, since its decoder leaves what was in memory before. Of other
 * formats nothing comes of it.
 */
export async function mend(bytes: Uint8Array, format: FormatName): Promise<Mended | undefined> {
  if (format === 'jpeg' || format === 'gif') return { bytes };
  return format === 'png' ? mendPng(bytes) : undefined;
}

/** The share of a raster's rows above those at its end that show nothing: all of one colour, as decoders leave them. */
export function shareThere({ data, width, height }: Raster): number {
  const row = 3 * width;
  let rows = height;
  const isEmpty = (start: number) => {
    for (let at = start + 3; at < start + row; at++) if (data[at] !== data[at - 3]) return false;
    const [red = 0, green = 0, blue = 0] = data.subarray(start);
    return (red === 128 && green === 128 && blue === 128) || (red === 255 && green === 255 && blue === 255);
  };
  while (rows > 0 && isEmpty((rows - 1) * row)) rows -= 1;
  return rows / height;
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

async function mendPng(bytes: Uint8Array): Promise<Mended | undefined> {
  const chunks = chunksOf(bytes);
  const header = chunks[0]?.data;
  if (chunks[0]?.type !== 'IHDR' || header?.byteLength !== 13) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, 13);
  const depth = view.getUint8(8);
  const bits = depth * (CHANNELS.get(view.getUint8(9)) ?? 0);
  const length = rowBytes(view.getUint32(0), view.getUint32(4), bits, view.getUint8(12) === 1);
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
  return { bytes: png, share: unpacked / length };
}

/** Chunks without which a PNG's pixels cannot be understood. */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS']);

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

/** Bytes of all rows, each with its filter. */
function rowBytes(width: number, height: number, bits: number, isInterlaced: boolean): number {
  const rows = (columns: number, lines: number) => (columns > 0 ? lines * (1 + Math.ceil((columns * bits) / 8)) : 0);
  if (!isInterlaced) return rows(width, height);
  return PASSES.reduce((total, [x, y, across, down]) => {
    return total + rows(Math.ceil((width - x) / across), Math.max(0, Math.ceil((height - y) / down)));
  }, 0);
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
