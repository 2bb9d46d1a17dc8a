import sharp from 'sharp';
import type { Raster } from '../../images/picture.ts';

/** A picture as the detector takes it. */
export interface Letterbox {
  /** The resized picture, at the top left; what lies beyond is padding. */
  readonly raster: Raster;
  /** Size with the padding. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the upright picture to one pixel of the letterbox, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
}

export interface LetterboxOptions {
  /** Length of the longer side that the picture is resized to, in pixels. */
  readonly longestSide: number;
  /** Both sides are padded to a multiple of this. */
  readonly multipleOf: number;
}

/**
 * Resizes a picture to fit `longestSide`, its proportions kept, at the top left of a picture whose sides are multiples
 * of `multipleOf`. Reductions average every pixel (a triangle filter).
 */
export async function letterbox(
  picture: { readonly width: number; readonly height: number; readonly raster: Raster },
  { longestSide, multipleOf }: LetterboxOptions,
): Promise<Letterbox> {
  const { raster } = picture;
  const scale = longestSide / Math.max(raster.width, raster.height);
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  const data = await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return {
    raster: { data, width, height },
    width: Math.ceil(width / multipleOf) * multipleOf,
    height: Math.ceil(height / multipleOf) * multipleOf,
    scaleX: picture.width / width,
    scaleY: picture.height / height,
  };
}

/**
 * Draws a raster at the top left of `output`, which is `width` pixels of three bytes wide; the rest stays what it is.
 * libvips could pad a letterbox as well, but takes half as long again for it.
 */
export function draw(raster: Raster, output: Uint8Array, width: number): void {
  const row = raster.width * 3;
  if (raster.width === width) output.set(raster.data);
  else for (let y = 0; y < raster.height; y++) output.set(raster.data.subarray(y * row, (y + 1) * row), y * width * 3);
}
