import type { Rectangle } from './rectangle.ts';

/** Hiding another number is the worst that a badge can do, then hiding another face, then its own. */
const COSTS = { badge: 100, otherBox: 10, ownBox: 1 } as const;

/**
 * Where the badge of every box goes: inside a picture of `width` × `height`, at a corner of its box, and hiding as
 * little as can be of the other badges and boxes. `sizes` has one entry per box, in the same order.
 */
export function placeBadges(
  boxes: readonly Rectangle[],
  sizes: readonly { readonly width: number; readonly height: number }[],
  { width, height }: { readonly width: number; readonly height: number },
): Rectangle[] {
  const placed: Rectangle[] = [];
  for (const [i, box] of boxes.entries()) {
    const size = sizes[i];
    if (!size) throw new RangeError(`Expected ${boxes.length} sizes, but got ${sizes.length}.`);
    const others = boxes.filter((_, other) => other !== i);
    const cost = (badge: Rectangle) =>
      COSTS.badge * sum(placed, badge) + COSTS.otherBox * sum(others, badge) + COSTS.ownBox * overlap(box, badge);
    const places = corners(box, size).map(({ x, y }) => ({
      x: Math.max(0, Math.min(x, width - size.width)),
      y: Math.max(0, Math.min(y, height - size.height)),
      ...size,
    }));
    placed.push(places.reduce((best, place) => (cost(place) < cost(best) ? place : best)));
  }
  return placed;
}

/** Top left corners of a badge: above the box, below it, beside it, then inside it; left before right. */
function corners(box: Rectangle, size: { readonly width: number; readonly height: number }) {
  const left = box.x;
  const right = box.x + box.width - size.width;
  const bottom = box.y + box.height;
  return [
    { x: left, y: box.y - size.height },
    { x: right, y: box.y - size.height },
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: box.x - size.width, y: box.y },
    { x: box.x + box.width, y: box.y },
    { x: left, y: box.y },
    { x: right, y: box.y },
    { x: left, y: bottom - size.height },
    { x: right, y: bottom - size.height },
  ] as const;
}

function sum(others: readonly Rectangle[], badge: Rectangle): number {
  return others.reduce((total, other) => total + overlap(other, badge), 0);
}

/** The area that two rectangles share. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
