import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { UserError } from '../user-error.ts';
import { IMAGE_LIMITS } from './limits.ts';
import type { Picture, Raster, View } from './picture.ts';
import type { Rectangle } from './rectangle.ts';

/** What may reach the decoder, by the type that the bytes themselves announce. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/gif', 'gif'],
  ['image/tiff', 'tiff'],
]);

const READABLE = 'a JPEG, PNG, WebP, AVIF, GIF or TIFF picture';

// libvips keeps recently used operations, and with them their pixels; no picture comes twice here.
sharp.cache(false);

/**
 * Opens a picture of any size and colour space as upright 8-bit sRGB: EXIF orientation applied, alpha laid over white,
 * the first frame of an animation. The format is told by the content alone, and nothing touches the disk.
 *
 * @throws {UserError} `image/empty`, `image/too-large` (bytes or pixels), `image/not-an-image`, `image/unsupported`,
 *   `image/truncated`, `image/damaged` or `image/too-slow`.
 */
export async function openPicture(bytes: Uint8Array): Promise<Picture> {
  const { width, height, format, raster } = await read(bytes, async ({ pipeline, ...opened }) => {
    return { ...opened, raster: await toRaster(pipeline, opened) };
  });
  const regions = new Map<string, Promise<View>>();
  return {
    width,
    height,
    format,
    raster,
    region(region) {
      const { x, y, width, height } = region;
      const key = [x, y, width, height].join();
      // Analysis and crops look at the same part, one after the other.
      const view = regions.get(key) ?? readRegion(bytes, region);
      regions.set(key, view);
      return view;
    },
  };
}

async function readRegion(bytes: Uint8Array, region: Rectangle): Promise<View> {
  return read(bytes, async ({ width, height, pipeline }) => {
    const x = Math.max(0, Math.floor(region.x));
    const y = Math.max(0, Math.floor(region.y));
    const size = {
      width: Math.min(width, Math.ceil(region.x + region.width)) - x,
      height: Math.min(height, Math.ceil(region.y + region.height)) - y,
    };
    if (!(size.width > 0 && size.height > 0)) {
      throw new RangeError(`Expected a region of ${width} × ${height} pixels, but got ${JSON.stringify(region)}.`);
    }
    return { x, y, ...size, raster: await toRaster(pipeline.extract({ left: x, top: y, ...size }), size) };
  });
}

interface Opened {
  readonly width: number;
  readonly height: number;
  readonly format: string;
  /** Gives the upright picture. */
  readonly pipeline: Sharp;
}

async function read<Result>(bytes: Uint8Array, use: (opened: Opened) => Promise<Result>): Promise<Result> {
  if (bytes.byteLength === 0) throw new UserError('image/empty', `Expected ${READABLE}, but the file is empty.`);
  if (bytes.byteLength > IMAGE_LIMITS.bytes) throw tooManyBytes(bytes.byteLength);
  const format = await sniff(bytes);
  const source = sharp(bytes, { failOn: 'error', limitInputPixels: IMAGE_LIMITS.pixels, pages: 1 });
  try {
    const { width, height } = (await source.metadata()).autoOrient;
    return await use({
      width,
      height,
      format,
      pipeline: source.timeout({ seconds: IMAGE_LIMITS.seconds }).autoOrient(),
    });
  } catch (error) {
    throw error instanceof UserError || error instanceof RangeError ? error : refusal(error, format, bytes);
  }
}

/** The refusal of a file of `size` bytes, for those who know the size before they have the bytes. */
export function tooManyBytes(size: number): UserError {
  const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  return new UserError(
    'image/too-large',
    `Expected a picture of at most ${mebibytes(IMAGE_LIMITS.bytes)}, but this file has ${mebibytes(size)}.`,
  );
}

async function sniff(bytes: Uint8Array): Promise<string> {
  const type = await fileTypeFromBuffer(bytes);
  const format = FORMATS.get(type?.mime ?? (startsAsTiff(bytes) ? 'image/tiff' : ''));
  if (format) return format;
  // Markup has no magic number: an SVG may open with comments, a document type or a byte order mark.
  const isSvg = /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'));
  const found = isSvg ? 'image/svg+xml' : type?.mime;
  if (found?.startsWith('image/')) {
    throw new UserError('image/unsupported', `Expected ${READABLE}, but this one is ${found}. Convert it first.`);
  }
  const came = found ? `this file is ${found}` : 'this file is none';
  throw new UserError('image/not-an-image', `Expected ${READABLE}, but ${came}.`);
}

/** A TIFF's directory may be its last part: one that was cut short is not told by its type. */
function startsAsTiff(bytes: Uint8Array): boolean {
  return /^(II\*\0|MM\0\*)/.test(Buffer.from(bytes.subarray(0, 4)).toString('latin1'));
}

async function toRaster(pipeline: Sharp, { width, height }: { width: number; height: number }): Promise<Raster> {
  const shrink = Math.min(1, Math.sqrt(IMAGE_LIMITS.workingPixels / (width * height)));
  if (shrink < 1) {
    const side = (length: number) => Math.max(1, Math.round(length * shrink));
    pipeline.resize(side(width), side(height), { fit: 'fill' });
  }
  const { data, info } = await pipeline
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`Expected three channels from the decoder, but got ${info.channels}.`);
  return { data, width: info.width, height: info.height };
}

function refusal(error: unknown, format: string, bytes: Uint8Array): unknown {
  if (!(error instanceof Error)) return error;
  const options = { cause: error };
  if (/timeout/i.test(error.message)) {
    const seconds = IMAGE_LIMITS.seconds;
    return new UserError('image/too-slow', `This ${format} takes longer than ${seconds} s to decode.`, options);
  }
  if (/pixel limit/i.test(error.message)) {
    const megapixels = IMAGE_LIMITS.pixels / 1e6;
    const message = `Expected a picture of at most ${megapixels} megapixels, but this ${format} has more.`;
    return new UserError('image/too-large', message, options);
  }
  if (/premature end|unexpected end|libpng read error/i.test(error.message) || isShortWebp(format, bytes)) {
    return new UserError('image/truncated', `This ${format} ends before the picture does; send it again.`, options);
  }
  return new UserError('image/damaged', `This file starts as a ${format}, but it cannot be decoded.`, options);
}

/** libwebp does not say what it misses, but the file's header says how long it is, less eight bytes. */
function isShortWebp(format: string, bytes: Uint8Array): boolean {
  if (format !== 'webp' || bytes.byteLength < 8) return false;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.byteLength;
}
