import type { Rectangle } from './rectangle.ts';

/** 8-bit sRGB pixels, three bytes each, row by row from the top left. */
export interface Raster {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture: where it lies, in pixels of the upright picture, and its pixels, possibly fewer. */
export interface View extends Rectangle {
  readonly raster: Raster;
}

/** A picture's pixels beside its size. */
export interface Pixels {
  /** Size of the upright picture in its own pixels: the coordinates that everybody outside sees. */
  readonly width: number;
  readonly height: number;
  /** The pixels, possibly fewer than `width` times `height` (see `IMAGE_LIMITS.workingPixels`). */
  readonly raster: Raster;
}

/** A picture that has been opened, upright: what analysis, annotated copy and crops are all made from. */
export interface Picture extends Pixels {
  /** The format that was found in the bytes: `jpeg`, `png`, `webp`, `avif`, `gif` or `tiff`. */
  readonly format: string;
  /**
   * The part that lies in `region`, in pixels of the upright picture, rounded outwards and cut at the border: with all
   * its pixels, unless they are more than `IMAGE_LIMITS.workingPixels`.
   * @throws {UserError} as `openPicture` does
   * @throws {RangeError} when `region` lies outside the picture
   */
  region(region: Rectangle): Promise<View>;
}
