import { COMPARE_PORTRAIT } from '../images/cards/compare.ts';
import { cut, portrait } from '../images/cards/crop.ts';
import { FACES_ON_SHEET, SHEET_PORTRAIT } from '../images/cards/sheet-layout.ts';
import type { Pixels, Raster } from '../images/picture.ts';
import { readingOrder } from '../images/reading-order.ts';
import type { Face } from '../inference/analysis.ts';

/** Plain data: it passes to another process. */
export interface PortraitOptions {
  /** What they are drawn on, which decides their shape and how many there are. */
  readonly on: 'sheet' | 'comparison';
}

const SHAPES = {
  sheet: { ...SHEET_PORTRAIT, most: FACES_ON_SHEET },
  comparison: { ...COMPARE_PORTRAIT, most: 1 },
} as const;

/** Faces with what is around them, for a drawing of several pictures; in the order in which people read the picture. */
export function cutPortraits(picture: Pixels, faces: readonly Face[], { on }: PortraitOptions): Promise<Raster[]> {
  const { most, ...shape } = SHAPES[on];
  // Two pictures are compared by the largest face of each.
  const order = on === 'comparison' ? faces.map((_, place) => place) : readingOrder(faces);
  const chosen = order.slice(0, most).flatMap((place) => faces[place] ?? []);
  return Promise.all(chosen.map(({ box }) => cut(picture, portrait(box, picture, shape), shape)));
}
