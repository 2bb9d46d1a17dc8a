import sharp from 'sharp';
import { UserError } from '../../user-error.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import { fromPixels } from '../raster.ts';
import { checkPixels } from '../refusals.ts';
import { profileOf } from './heic-colours.ts';
import type { Source } from './source.ts';
import { wrapInTiff } from './tiff-directory.ts';

/** How a TIFF calls it. */
const RGB = 2;

/** HEIC, by libheif (LGPL): an optional dependency, which operators may leave out. Orientation is applied by it. */
export async function heicSource(bytes: Uint8Array): Promise<Source> {
  const decode = await loadDecoder();
  const images = await decode.all({ buffer: brandedHeic(bytes) });
  try {
    const image = images.reduce((best, next) => (next.width * next.height > best.width * best.height ? next : best));
    const { width, height } = image;
    checkPixels('heic', image, IMAGE_LIMITS.wholePixels);
    const { data } = await image.decode();
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const profile = await profileOf(bytes);
    const frame = async () => {
      if (!profile) return fromPixels(pixels, { width, height }, 4);
      // Wrapped with its profile, so that it is brought to sRGB as any other picture is.
      const rgb = await fromPixels(pixels, { width, height }, 4).flatten({ background: 'white' }).raw().toBuffer();
      const tiff = wrapInTiff(rgb, { width, height, photometric: RGB, profile });
      return sharp(tiff, { failOn: 'none', limitInputPixels: IMAGE_LIMITS.pixels });
    };
    return { width, height, frames: 1, inParts: false, frame };
  } finally {
    images.dispose();
  }
}

/** The decoder looks at the first brand, and knows fewer of them than there are. */
function brandedHeic(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(Buffer.from('heic', 'latin1'), 8);
  return copy;
}

async function loadDecoder() {
  try {
    return (await import('heic-decode')).default;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UserError(
      'image/unsupported',
      'This is a HEIC picture, and whoever runs this bot has left out what reads them. Send it as a JPEG.',
      { cause: error, values: { found: 'heic' } },
    );
  }
}
