import { UserError } from '../user-error.ts';
import { broken } from './broken.ts';
import { decodeFrames } from './decode-frames.ts';
import { type FormatName, READABLE } from './formats.ts';
import { endsWithinBlock } from './gif-blocks.ts';
import { IMAGE_LIMITS } from './limits.ts';
import { partThere } from './part-there.ts';
import type { Picture, Raster, View } from './picture.ts';
import { fromPixels, type Size, toRaster } from './raster.ts';
import type { Rectangle } from './rectangle.ts';
import { tooManyBytes, tooManyPixels, tooSlow } from './refusals.ts';
import { sniff } from './sniff.ts';
import { mend } from './sources/mend.ts';
import { openSource } from './sources/open-source.ts';
import type { Source } from './sources/source.ts';

export interface OpenOptions {
  /** The operator's ffmpeg; without it, videos are refused. */
  readonly ffmpeg?: string;
}

/**
 * Opens a picture of any size and colour space as upright 8-bit sRGB: EXIF orientation applied, alpha laid over white,
 * some frames of an animation. The format is told by the content alone, and nothing touches the disk. A damaged file is
 * opened as far as it can be read, where that has room for a face.
 *
 * @throws {UserError} `image/empty`, `image/too-large` (bytes or pixels), `image/not-an-image`, `image/unsupported`,
 *   `image/video`, `image/truncated`, `image/damaged` or `image/too-slow`.
 * @example
 * const { width, height, raster } = await openPicture(await readFile('photo.heic'));
 * // `raster` may be smaller than the picture: 3 bytes a pixel, R, G, B, row by row.
 * const [red, green, blue] = raster.data;
 */
export async function openPicture(bytes: Uint8Array, { ffmpeg }: OpenOptions = {}): Promise<Picture> {
  if (bytes.byteLength === 0) throw new UserError('image/empty', `Expected ${READABLE}, but the file is empty.`);
  if (bytes.byteLength > IMAGE_LIMITS.bytes) throw tooManyBytes(bytes.byteLength);
  const format = await sniff(bytes);
  try {
    return await decode(await openSource(bytes, format, 'strict', ffmpeg), bytes, format, false);
  } catch (error) {
    const refusal = toRefusal(error, format, bytes);
    if (!isWorthMending(refusal)) throw refusal;
    const opened = (isOddity(error, format) && (await openOdd(bytes, format))) || (await openDamaged(bytes, format));
    return opened ?? Promise.reject(refusal);
  }
}

/** What a JPEG's decoder says of pixels that are spoilt or missing; of all else it warns as well. */
const SPOILT = /Corrupt JPEG data|premature end/i;

/** Whether a file is merely not as the specification has it: some cameras write such headers. */
function isOddity(error: unknown, format: FormatName): boolean {
  return format === 'jpeg' && error instanceof Error && !SPOILT.test(error.message);
}

async function openOdd(bytes: Uint8Array, format: FormatName): Promise<Picture | undefined> {
  try {
    return await decode(await openSource(bytes, format, 'tolerant', undefined), bytes, format, false);
  } catch (error) {
    if (toRefusal(error, format, bytes) instanceof UserError) return undefined;
    throw error;
  }
}

/** What could be read of a damaged file; undefined where that is too little. */
async function openDamaged(bytes: Uint8Array, format: FormatName): Promise<Picture | undefined> {
  try {
    const mended = await mend(bytes, format);
    if (!mended) return undefined;
    const picture = await decode(await openSource(mended, format, 'lenient', undefined), mended, format, true);
    // Of an animation, whole frames are left out.
    return picture.animation ? picture : withPartThere(picture);
  } catch (error) {
    // The first try has said what is wrong with the file.
    if (toRefusal(error, format, bytes) instanceof UserError) return undefined;
    throw error;
  }
}

function withPartThere(picture: Picture): Picture | undefined {
  const { raster, width, height } = picture;
  const part = partThere(raster);
  if (part.width === raster.width && part.height === raster.height) return picture;
  const [across, down] = [width / raster.width, height / raster.height];
  const there = { x: part.x * across, y: part.y * down, width: part.width * across, height: part.height * down };
  return Math.min(there.width, there.height) < IMAGE_LIMITS.leastSide ? undefined : { ...picture, there };
}

async function decode(source: Source, bytes: Uint8Array, format: FormatName, isDamaged: boolean): Promise<Picture> {
  const { width, height } = source;
  const { frames, kept, incomplete } = await decodeFrames(source);
  const [first] = frames;
  const regions = new Map<string, Promise<View>>();
  return {
    width,
    height,
    format,
    damaged: isDamaged || incomplete || (format === 'gif' && endsWithinBlock(bytes)),
    raster: first.raster,
    ...(source.frames > 1 && { animation: { count: source.frames, frames } }),
    async region(region, frame = first.index) {
      const part = partInside(region, source);
      const key = JSON.stringify([part, frame]);
      // Analysis and crops look at the same part, one after the other.
      const view = regions.get(key) ?? readPart(source, part, frame, kept.get(frame));
      regions.set(key, view);
      try {
        return await view;
      } catch (error) {
        throw toRefusal(error, format, bytes);
      }
    },
  };
}

/** The whole pixels that a region touches, as far as they are inside the picture. */
function partInside(region: Rectangle, picture: Size): Rectangle {
  const x = Math.max(0, Math.floor(region.x));
  const y = Math.max(0, Math.floor(region.y));
  const width = Math.min(picture.width, Math.ceil(region.x + region.width)) - x;
  const height = Math.min(picture.height, Math.ceil(region.y + region.height)) - y;
  if (width > 0 && height > 0) return { x, y, width, height };
  const size = `${picture.width} × ${picture.height}`;
  throw new RangeError(`Expected a region of ${size} pixels, but got ${JSON.stringify(region)}.`);
}

async function readPart(source: Source, part: Rectangle, frame: number, kept: Raster | undefined): Promise<View> {
  const { x, y, width, height } = part;
  const pixels = kept ? fromPixels(kept.data, kept, 3) : await source.frame(frame);
  const raster = await toRaster(pixels.extract({ left: x, top: y, width, height }), part, IMAGE_LIMITS.workingPixels);
  return { ...part, raster };
}

function isWorthMending(refusal: unknown): boolean {
  return refusal instanceof UserError && (refusal.code === 'image/truncated' || refusal.code === 'image/damaged');
}

/** What a decoder's error means to people. */
function toRefusal(error: unknown, format: FormatName, bytes: Uint8Array): unknown {
  if (!(error instanceof Error) || error instanceof UserError || error instanceof TypeError) return error;
  const options = { cause: error };
  if (/timeout/i.test(error.message)) return tooSlow(format, options);
  if (/pixel limit/i.test(error.message)) return tooManyPixels(format, IMAGE_LIMITS.pixels, options);
  return broken(bytes, format, options);
}
