import sharp, { type Metadata } from 'sharp';

/** What decoding takes beside the pixels of the picture: those that are kept, and the decoder's own, in bytes. */
const BASE = 64 * 1024 * 1024;

/** For what has no header that can be read here: a program of its own, or a file that is refused anyway. */
const UNKNOWN = 256 * 1024 * 1024;

/**
 * Pictures that decoders hold whole: bytes for each pixel, as measured at 24 megapixels, rounded up. AVIF and HEIC are
 * ISO's: HEIC took 17 with 8 bits and 20 with 10 or with colours that are not subsampled, 28 with both.
 */
const WHOLE = { iso: 20, isoDeep: 29, gif: 9, webp: 11 } as const;

/** A progressive JPEG keeps its coefficients, two bytes each, of three colours. */
const PROGRESSIVE_JPEG = 6;

/** What cannot be read in its own order is kept whole, at three bytes a pixel. */
const TURNED = 3;

/**
 * How much memory opening a picture will take at its peak, in bytes, from its header alone: by format, depth, interlacing
 * and whether it can shrink while it is loaded.
 */
export async function estimateMemory(bytes: Uint8Array): Promise<number> {
  const size = isoSize(bytes);
  if (size) {
    const pixel = isDeep(bytes) ? WHOLE.isoDeep : WHOLE.iso;
    return BASE + 2 * bytes.byteLength + size.width * size.height * pixel;
  }
  const options = { failOn: 'none', limitInputPixels: false } as const;
  // Whoever decodes it will say what is wrong with it.
  const header = await sharp(bytes, options)
    .metadata()
    .catch(() => undefined);
  if (!header) return UNKNOWN;
  return BASE + 2 * bytes.byteLength + header.width * header.height * bytesPerPixel(header);
}

function bytesPerPixel({ format, channels, depth, isProgressive, orientation = 1 }: Metadata): number {
  const turned = orientation > 1 ? TURNED : 0;
  const pixel = channels * (depth === 'uchar' ? 1 : 2);
  switch (format) {
    case 'jpeg':
      return (isProgressive ? PROGRESSIVE_JPEG : 0) + turned;
    case 'png':
      return isProgressive ? 2 * pixel : turned;
    case 'gif':
    case 'webp':
      return WHOLE[format];
    default:
      return 2 * pixel;
  }
}

/** The largest size that an AVIF or HEIC names; undefined for other files. */
function isoSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  let largest: { width: number; height: number } | undefined;
  for (let at = file.indexOf('ispe'); at >= 0 && at + 16 <= file.byteLength; at = file.indexOf('ispe', at + 4)) {
    // Behind the name of the box come its version and flags.
    const [width, height] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    if (!largest || width * height > largest.width * largest.height) largest = { width, height };
  }
  return largest;
}

/** Whether an AVIF or HEIC says that some channel of it has more than 8 bits. */
function isDeep(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('pixi'); at >= 0 && at + 9 < file.byteLength; at = file.indexOf('pixi', at + 4)) {
    // Behind the name of the box come its version and flags, the number of channels and the bits of each.
    const channels = file.readUInt8(at + 8);
    if (file.subarray(at + 9, at + 9 + channels).some((bits) => bits > 8)) return true;
  }
  return false;
}
