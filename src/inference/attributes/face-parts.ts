/** What a place in the network's input shows. */
export type FacePart =
  | 'hair'
  | 'forehead'
  | 'left-eye'
  | 'right-eye'
  | 'bridge'
  | 'nose'
  | 'mouth'
  | 'cheek'
  | 'chin'
  | 'neck'
  | 'background';

/**
 * Where the parts of an aligned face lie in the network's input of 140 × 180 pixels, which is cut so that the mean
 * face's eyes, nose and mouth come to lie as the model's frame says.
 */
const PLACES: readonly { readonly part: FacePart; readonly x: number; readonly y: number }[] = [
  { part: 'hair', x: 70, y: 14 },
  { part: 'hair', x: 25, y: 40 },
  { part: 'hair', x: 115, y: 40 },
  { part: 'forehead', x: 70, y: 58 },
  { part: 'left-eye', x: 52, y: 91 },
  { part: 'right-eye', x: 88, y: 92 },
  { part: 'bridge', x: 70, y: 88 },
  { part: 'nose', x: 69, y: 112 },
  { part: 'cheek', x: 38, y: 116 },
  { part: 'cheek', x: 102, y: 116 },
  { part: 'mouth', x: 53, y: 130 },
  { part: 'mouth', x: 70, y: 130 },
  { part: 'mouth', x: 85, y: 130 },
  { part: 'chin', x: 70, y: 154 },
  { part: 'neck', x: 70, y: 178 },
  { part: 'background', x: 4, y: 12 },
  { part: 'background', x: 136, y: 12 },
  { part: 'background', x: 4, y: 172 },
  { part: 'background', x: 136, y: 172 },
];

/** The part that is nearest to a place of the network's input, in its pixels. */
export function partAt(x: number, y: number): FacePart {
  const distance = (place: (typeof PLACES)[number]) => Math.hypot(place.x - x, place.y - y);
  const nearest = PLACES.reduce((best, place) => (distance(place) < distance(best) ? place : best));
  return nearest.part;
}
