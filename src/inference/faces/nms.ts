import type { Box, DetectedFace } from '../analysis.ts';

/** Intersection over union of two boxes, 0..1; boxes are not cut at the picture's border. */
export function iou(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const intersection = width * height;
  return intersection / (a.width * a.height + b.width * b.height - intersection);
}

/**
 * Greedy non-maximum suppression: the surest face stays, and whatever overlaps one that stays by more than `limit`
 * (IoU, 0..1) goes. Surest first.
 */
export function suppress<Found extends Pick<DetectedFace, 'box' | 'score'>>(
  faces: readonly Found[],
  limit: number,
): Found[] {
  const kept: Found[] = [];
  for (const face of faces.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => iou(face.box, other.box) <= limit)) kept.push(face);
  }
  return kept;
}
