import { cut, portrait } from '../images/cards/crop.ts';
import type { Pixels, Raster } from '../images/picture.ts';
import { readingOrder } from '../images/reading-order.ts';
import type { Face } from '../inference/analysis.ts';

/** Plain data: it passes to another process. */
export interface PortraitOptions {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Most portraits, the first in the order in which people read the picture. */
  readonly most: number;
}

/** Faces with what is around them, for a drawing of several pictures; in the order in which people read the picture. */
export function cutPortraits(
  picture: Pixels,
  faces: readonly Face[],
  { width, height, most }: PortraitOptions,
): Promise<Raster[]> {
  const shape = { width, height };
  const chosen = readingOrder(faces)
    .slice(0, most)
    .flatMap((place) => faces[place] ?? []);
  return Promise.all(chosen.map(({ box }) => cut(picture, portrait(box, picture, shape), shape)));
}
