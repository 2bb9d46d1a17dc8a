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

/** A frame of an animation: its place in the file, counted from 0, and its pixels. */
export interface Frame {
  readonly index: number;
  readonly raster: Raster;
}

/** What of an animation is looked at. */
export interface Animation {
  /** How many frames the file has. */
  readonly count: number;
  /** At most `IMAGE_LIMITS.frames` of them, in their order; the first is the picture's own raster. */
  readonly frames: readonly Frame[];
}

/** A picture that has been opened, upright: what analysis, annotated copy and crops are all made from. */
export interface Picture extends Pixels {
  /** The format that was found in the bytes; see `FORMATS`. */
  readonly format: string;
  /** Whether the file is damaged: the picture is what could be read of it. */
  readonly damaged: boolean;
  /** The part of it that could be read, in pixels of the upright picture, where the rest of a damaged file is missing. */
  readonly there?: Rectangle;
  /** There where the file has several frames. */
  readonly animation?: Animation;
  /**
   * The part that lies in `region`, in pixels of the upright picture, rounded outwards and cut at the border: with all
   * its pixels, unless they are more than `IMAGE_LIMITS.workingPixels`. `frame` is the index of one of the animation's
   * frames; by default the first of them.
   * @throws {UserError} as `openPicture` does
   * @throws {RangeError} when `region` lies outside the picture
   */
  region(region: Rectangle, frame?: number): Promise<View>;
}

/** A picture as it looks in one frame of its animation; as it is where it has none, or none is named. */
export function atFrame(picture: Picture, frame: { readonly index: number } | undefined): Picture {
  if (!frame || !picture.animation) return picture;
  const found = picture.animation.frames.find(({ index }) => index === frame.index);
  if (!found) throw new RangeError(`Expected a frame that was opened, but got ${frame.index}.`);
  return { ...picture, raster: found.raster, region: (region) => picture.region(region, found.index) };
}
