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
