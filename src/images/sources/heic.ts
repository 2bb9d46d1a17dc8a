import { UserError } from '../../user-error.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import { fromPixels } from '../raster.ts';
import { checkPixels } from '../refusals.ts';
import { bringToSrgb, profileOf } from './heic-colours.ts';
import type { Source } from './source.ts';

/** HEIC, by libheif (LGPL): an optional dependency, which operators may leave out. Orientation is applied by it. */
export async function heicSource(bytes: Uint8Array): Promise<Source> {
  const decode = await loadDecoder();
  const images = await decode.all({ buffer: brandedHeic(bytes) });
  try {
    const image = images.reduce((best, next) => (next.width * next.height > best.width * best.height ? next : best));
    const { width, height } = image;
    const size = { width, height };
    checkPixels('heic', image, IMAGE_LIMITS.wholePixels);
    const { data } = await image.decode();
    const decoded = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const profile = profileOf(bytes);
    const [pixels, channels] = profile
      ? ([await bringToSrgb(decoded, size, profile), 3] as const)
      : ([decoded, 4] as const);
    return { ...size, frames: 1, inParts: false, frame: async () => fromPixels(pixels, size, channels) };
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
