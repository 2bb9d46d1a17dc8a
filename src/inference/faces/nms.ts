import type { Box, DetectedFace } from '../analysis.ts';

/** Intersection over union of two boxes, 0..1; boxes are not cut at the picture's border. */
export function iou(a: Box, b: Box): number {
  const shared = intersection(a, b);
  return shared === 0 ? 0 : shared / (a.width * a.height + b.width * b.height - shared);
}

/** How much of the smaller of two boxes lies in the other, 0..1. */
export function sharedPart(a: Box, b: Box): number {
  const shared = intersection(a, b);
  return shared === 0 ? 0 : shared / Math.min(a.width * a.height, b.width * b.height);
}

/** Area that two boxes share, in square pixels. */
export function intersection(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : width * height;
}

/**
 * Greedy non-maximum suppression: the surest face stays, and whatever overlaps one that stays by more than `limit`
 * (IoU, 0..1), or shares with it more than `share` (0..1) of the smaller box, goes. Surest first.
 */
export function suppress<Found extends Pick<DetectedFace, 'box' | 'score'>>(
  faces: readonly Found[],
  limit: number,
  share = 1,
): Found[] {
  const kept: Found[] = [];
  const isSame = (a: Box, b: Box) => iou(a, b) > limit || sharedPart(a, b) > share;
  for (const face of faces.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => !isSame(face.box, other.box))) kept.push(face);
  }
  return kept;
}
