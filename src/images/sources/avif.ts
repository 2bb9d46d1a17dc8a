import type { Sharp } from 'sharp';
import { findBox, type MediaBox } from '../isobmff.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import { fromPixels } from '../raster.ts';
import { bringToSrgb, hasProfile, profileOf } from './heic-colours.ts';
import { libvipsSource } from './libvips.ts';
import type { Source, Strictness } from './source.ts';

/**
 * AVIF, which libvips knows by one brand alone, and of whose animations it reads the still picture: for another frame
 * that picture's place in the file is exchanged for the frame's.
 */
export async function avifSource(bytes: Uint8Array, strictness: Strictness): Promise<Source> {
  // libvips sees to profiles, but not to colours that are named by numbers.
  const profile = hasProfile(bytes) ? undefined : profileOf(bytes);
  const source = await framesOf(bytes, strictness);
  return profile ? { ...source, frame: async (index) => inSrgb(await source.frame(index), profile) } : source;
}

async function inSrgb(frame: Sharp, profile: Uint8Array): Promise<Sharp> {
  const { data, info } = await frame
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return fromPixels(await bringToSrgb(data, info, profile), info, 3);
}

async function framesOf(bytes: Uint8Array, strictness: Strictness): Promise<Source> {
  const still = await libvipsSource(brandedAvif(bytes), 'avif', strictness);
  const animation = animationOf(bytes);
  if (!animation || animation.frames.length < 2) return still;
  return {
    ...still,
    frames: animation.frames.length,
    async frame(index) {
      const place = animation.frames[index];
      if (!place) throw new RangeError(`Expected one of ${animation.frames.length} frames, but got ${index}.`);
      const copy = brandedAvif(bytes);
      const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
      view.setUint32(animation.placeAt, place.start);
      view.setUint32(animation.placeAt + 4, place.length);
      const { width, height, frame } = await libvipsSource(copy, 'avif', strictness);
      if (width !== still.width || height !== still.height) throw new Error('Expected frames of one size.');
      return frame(0);
    },
  };
}

function brandedAvif(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(Buffer.from('avif', 'latin1'), 8);
  return copy;
}

/** Most frames whose places are looked up: a day of animation has fewer. */
const MOST_FRAMES = 100_000;

interface FramePlace {
  readonly start: number;
  readonly length: number;
}

interface AvifAnimation {
  /** Where the still picture's offset and length stand in the file, four bytes each. */
  readonly placeAt: number;
  readonly frames: readonly FramePlace[];
}

/** Where the frames lie, each with all those before it that it is made from; undefined where this cannot be told. */
function animationOf(bytes: Uint8Array): AvifAnimation | undefined {
  const table = findBox(bytes, ['moov', 'trak', 'mdia', 'minf', 'stbl']);
  const placeAt = placeOfStill(bytes);
  if (!table || placeAt === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = (type: string, header: number, width: number) => {
    const box = findBox(bytes, [type], table);
    return box ? listOf(view, box, header, width) : [];
  };
  const [oneSize] = numbers('stsz', 4, 1);
  const count = Math.min(MOST_FRAMES, numbersCount(view, findBox(bytes, ['stsz'], table)));
  const sizes = oneSize ? Array.from({ length: count }, () => oneSize) : numbers('stsz', 12, 1);
  const runs = chunkRuns(numbers('stsc', 8, 3));
  const keys = new Set(numbers('stss', 8, 1));
  const frames: FramePlace[] = [];
  let keyStart = 0;
  for (const [chunk, offset] of numbers('stco', 8, 1).entries()) {
    let at = offset;
    for (let left = runs(chunk + 1); left > 0 && frames.length < Math.min(sizes.length, MOST_FRAMES); left--) {
      const length = sizes[frames.length] ?? 0;
      if (frames.length === 0 || keys.size === 0 || keys.has(frames.length + 1)) keyStart = at;
      // The frames between must lie in one piece: an item of several is not what decoders expect.
      frames.push({ start: keyStart, length: at + length - keyStart });
      at += length;
    }
  }
  const fits = frames.every(({ start, length }) => length > 0 && start + length <= bytes.byteLength);
  return fits ? { placeAt, frames } : undefined;
}

/** The numbers of a table of `width` columns behind `header` bytes, of which those four before it count its rows. */
function listOf(view: DataView, { start, end }: MediaBox, header: number, width: number): number[] {
  const first = start + header;
  if (first > end) return [];
  const count = width * (header === 4 ? 1 : view.getUint32(first - 4));
  const length = Math.min(count, Math.floor((end - first) / 4));
  return Array.from({ length }, (_, i) => view.getUint32(first + 4 * i));
}

function numbersCount(view: DataView, box: MediaBox | undefined): number {
  return box && box.end - box.start >= 12 ? view.getUint32(box.start + 8) : 0;
}

/** How many frames a chunk (counted from 1) holds; the table names the first chunk of each run. */
function chunkRuns(table: readonly number[]): (chunk: number) => number {
  return (chunk) => {
    let frames = 0;
    for (let row = 0; row + 1 < table.length; row += 3) if ((table[row] ?? 0) <= chunk) frames = table[row + 1] ?? 0;
    return frames;
  };
}

/** The place of the still picture's only extent, where `iloc` names it with two numbers of four bytes. */
function placeOfStill(bytes: Uint8Array): number | undefined {
  const iloc = findBox(bytes, ['meta', 'iloc']);
  const primary = findBox(bytes, ['meta', 'pitm']);
  if (!iloc || !primary || iloc.end - iloc.start < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(iloc.start);
  const baseLength = view.getUint8(iloc.start + 5) >> 4;
  if (version > 1 || view.getUint8(iloc.start + 4) !== 0x44 || primary.end - primary.start < 6) return undefined;
  const wanted = view.getUint16(primary.start + 4);
  let at = iloc.start + 8;
  for (let items = view.getUint16(iloc.start + 6); items > 0 && at + 8 + baseLength <= iloc.end; items--) {
    const id = view.getUint16(at);
    // Behind the id come, in version 1, how the extents are meant; a reference; a base; the number of extents.
    const base = at + 2 + (version === 1 ? 2 : 0) + 2;
    const extents = view.getUint16(base + baseLength);
    const isPlain = extents === 1 && (baseLength === 0 || view.getUint32(base) === 0);
    if (id === wanted) return isPlain && base + baseLength + 10 <= iloc.end ? base + baseLength + 2 : undefined;
    at = base + baseLength + 2 + 8 * extents;
  }
  return undefined;
}
