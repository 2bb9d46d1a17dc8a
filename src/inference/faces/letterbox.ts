import type { Pixels, Raster } from '../../images/picture.ts';
import { resizeInside } from '../../images/resize.ts';

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
 * of `multipleOf`. Reductions average every pixel.
 */
export function letterbox(picture: Pixels, { longestSide, multipleOf }: LetterboxOptions): Letterbox {
  const raster = resizeInside(picture.raster, longestSide);
  return {
    raster,
    width: Math.ceil(raster.width / multipleOf) * multipleOf,
    height: Math.ceil(raster.height / multipleOf) * multipleOf,
    scaleX: picture.width / raster.width,
    scaleY: picture.height / raster.height,
  };
}

/** Draws a raster at the top left of `output`, which is `width` pixels of three bytes wide; the rest stays what it is. */
export function draw(raster: Raster, output: Uint8Array, width: number): void {
  const row = raster.width * 3;
  if (raster.width === width) output.set(raster.data);
  else for (let y = 0; y < raster.height; y++) output.set(raster.data.subarray(y * row, (y + 1) * row), y * width * 3);
}
