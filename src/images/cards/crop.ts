import sharp from 'sharp';
import '../no-cache.ts';
import type { Pixels, Raster } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';

/** A panel's height, as a multiple of the face's: hair, chin and neck belong to it. */
const AROUND = 2.1;
/** Where the middle of the face comes to lie, from the panel's top. */
const MIDDLE = 0.5;

/**
 * The part of a picture of `width` × `height` that fills a panel of the given shape with a face and what is around it;
 * moved, and then reduced, until it lies in the picture.
 */
export function portrait(
  box: Rectangle,
  { width, height }: { readonly width: number; readonly height: number },
  shape: { readonly width: number; readonly height: number },
): Rectangle {
  const wanted = Math.max(box.height * AROUND, (box.width * 1.3 * shape.height) / shape.width);
  const tall = Math.min(wanted, height, (width * shape.height) / shape.width);
  const wide = (tall * shape.width) / shape.height;
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return {
    x: within(box.x + box.width / 2 - wide / 2, width - wide),
    y: within(box.y + box.height / 2 - tall * MIDDLE, height - tall),
    width: wide,
    height: tall,
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part `source` of a picture, in pixels of the upright picture, resampled to `size`. */
export async function cut(picture: Pixels, source: Rectangle, { width, height }: Size): Promise<Raster> {
  const { x: left, y: top, ...part } = partOf(picture, source);
  const { raster } = picture;
  const data = await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .extract({ left, top, ...part })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** Where a part of the upright picture lies among the pixels that there are, in whole ones. */
export function partOf({ width, height, raster }: Pixels, source: Rectangle): Rectangle {
  const across = raster.width / width;
  const down = raster.height / height;
  const clip = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  const left = clip(source.x * across, raster.width - 1);
  const top = clip(source.y * down, raster.height - 1);
  return {
    x: left,
    y: top,
    width: Math.max(1, clip(source.width * across, raster.width - left)),
    height: Math.max(1, clip(source.height * down, raster.height - top)),
  };
}
