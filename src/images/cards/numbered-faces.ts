import type { Pixels } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { COLOURS, type Surface } from './surface.ts';

interface Numbered {
  readonly number: number;
  readonly box: Rectangle;
}

/** What must not be cut off, as a multiple of the median face's height: a number sits on its face's upper edge. */
const SPARE = { above: 0.35, below: 0.08, beside: 0.08 } as const;
/** A face that would be smaller is brought nearer, as long as all faces stay on the card. In CSS pixels. */
const LEAST_FACE = 28;

/** Draws a picture into `place` with boxes and numbers on its faces, and dashed boxes on what was not described. */
export async function drawNumberedFaces(
  surface: Surface,
  picture: Pixels & { readonly unread?: readonly Rectangle[] },
  faces: readonly Numbered[],
  place: Rectangle,
): Promise<void> {
  const boxes = faces.map(({ box }) => box);
  const source = framing(boxes, picture, place);
  const scale = scaleOf(source, place);
  const target = {
    x: place.x + (place.width - source.width * scale) / 2,
    y: place.y + (place.height - source.height * scale) / 2,
    width: source.width * scale,
    height: source.height * scale,
  };
  await surface.picture(picture, source, target);
  const toCard = (box: Rectangle) =>
    clip(
      {
        x: target.x + (box.x - source.x) * scale,
        y: target.y + (box.y - source.y) * scale,
        width: box.width * scale,
        height: box.height * scale,
      },
      target,
    );
  for (const box of (picture.unread ?? []).map(toCard)) {
    if (box.width < 4 || box.height < 4) continue;
    surface.outline(box, COLOURS.dark, 2.4, 4);
    surface.outline(box, COLOURS.second, 1, 4, [3, 3]);
  }
  const placed = faces.map(({ number, box }) => ({ number, box: toCard(box) }));
  for (const { box } of placed) {
    surface.outline(box, COLOURS.dark, 3.2, 6);
    surface.outline(box, COLOURS.white, 1.4, 6);
  }
  drawDiscs(surface, placed, target);
}

/** How large a picture would be in `place`, with all of its faces: card pixels to one of the picture's. */
export function scaleIn(place: Rectangle, picture: Pixels, boxes: readonly Rectangle[]): number {
  return scaleOf(framing(boxes, picture, place), place);
}

function scaleOf(source: Rectangle, place: Rectangle): number {
  return Math.min(place.width / source.width, place.height / source.height);
}

/** The part of the picture that is shown: as much of it as fills the place, unless that would cut a face. */
function framing(boxes: readonly Rectangle[], picture: Pixels, place: Rectangle): Rectangle {
  const { width, height } = picture;
  const median = boxes.map((box) => box.height).toSorted((a, b) => a - b)[Math.floor(boxes.length / 2)] ?? height;
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - SPARE.beside * median);
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - SPARE.above * median);
  const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + SPARE.beside * median);
  const bottom = Math.min(height, Math.max(...boxes.map((box) => box.y + box.height)) + SPARE.below * median);
  // The largest part of the picture that has the place's shape.
  const cover = Math.min(width / place.width, height / place.height);
  const nearer = Math.min(cover, median / LEAST_FACE);
  const wide = Math.min(width, Math.max(nearer * place.width, right - left));
  const tall = Math.min(height, Math.max(nearer * place.height, bottom - top));
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return {
    x: within((left + right - wide) / 2, width - wide),
    y: within((top + bottom - tall) / 2, height - tall),
    width: wide,
    height: tall,
  };
}

function clip(box: Rectangle, { x, y, width, height }: Rectangle): Rectangle {
  const left = Math.max(box.x, x + 1);
  const top = Math.max(box.y, y + 1);
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(box.x + box.width, x + width - 1) - left),
    height: Math.max(0, Math.min(box.y + box.height, y + height - 1) - top),
  };
}

/** Each number on its face's upper edge, or at a corner where it would hide another number. */
function drawDiscs(surface: Surface, faces: readonly Numbered[], area: Rectangle): void {
  const placed: { x: number; y: number; diameter: number }[] = [];
  for (const { number, box } of faces) {
    const diameter = Math.min(26, Math.max(18, box.height / 2));
    const places = [
      { x: box.x + box.width / 2, y: box.y },
      { x: box.x, y: box.y },
      { x: box.x + box.width, y: box.y },
      { x: box.x + box.width / 2, y: box.y + box.height },
    ].map(({ x, y }) => ({
      x: Math.min(Math.max(x, area.x + diameter / 2 + 2), area.x + area.width - diameter / 2 - 2),
      y: Math.min(Math.max(y, area.y + diameter / 2 + 2), area.y + area.height - diameter / 2 - 2),
      diameter,
    }));
    const free = places.find((at) =>
      placed.every((other) => Math.hypot(at.x - other.x, at.y - other.y) >= (at.diameter + other.diameter) / 2),
    );
    const at = free ?? places[0];
    if (at === undefined) continue;
    placed.push(at);
    surface.disc(String(number), at.x, at.y, diameter);
  }
}
