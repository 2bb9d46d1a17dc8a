import sharp from 'sharp';
import type { Raster } from '../images/decode.ts';

/** A picture as the detector takes it. */
export interface Letterbox extends Raster {
  /** Pixels of the upright picture to one pixel of the letterbox, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** Size of the resized picture at the top left; what lies beyond is padding. */
  readonly content: { readonly width: number; readonly height: number };
}

export interface LetterboxOptions {
  /** Length of the longer side that the picture is resized to, in pixels. */
  readonly longestSide: number;
  /** Both sides are padded to a multiple of this. */
  readonly multipleOf: number;
  /** Value of the padding, 0..255 in all three channels. */
  readonly fill: number;
}

/**
 * Resizes a picture to fit `longestSide`, its proportions kept, at the top left of a picture whose sides are multiples
 * of `multipleOf`; what is left to the right and below is `fill`. Reductions average every pixel (a triangle filter).
 */
export async function letterbox(
  picture: { readonly width: number; readonly height: number; readonly raster: Raster },
  { longestSide, multipleOf, fill }: LetterboxOptions,
): Promise<Letterbox> {
  const { raster } = picture;
  const scale = longestSide / Math.max(raster.width, raster.height);
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  const { data, info } = await sharp(raster.data, {
    raw: { width: raster.width, height: raster.height, channels: 3 },
  })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .extend({
      top: 0,
      left: 0,
      right: padding(width, multipleOf),
      bottom: padding(height, multipleOf),
      background: { r: fill, g: fill, b: fill },
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    data,
    width: info.width,
    height: info.height,
    scaleX: picture.width / width,
    scaleY: picture.height / height,
    content: { width, height },
  };
}

/** The resized picture alone. */
export function withoutPadding({ data, width, content }: Letterbox): Raster {
  if (content.width === width) return { data: data.subarray(0, width * content.height * 3), ...content };
  const alone = new Uint8Array(content.width * content.height * 3);
  for (let row = 0; row < content.height; row++) {
    alone.set(data.subarray(row * width * 3, (row * width + content.width) * 3), row * content.width * 3);
  }
  return { data: alone, ...content };
}

function padding(length: number, multipleOf: number): number {
  return (multipleOf - (length % multipleOf)) % multipleOf;
}
