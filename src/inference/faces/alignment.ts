import type { Affine } from '../../images/affine.ts';
import type { Landmarks, Point } from '../analysis.ts';
import type { FaceFrame } from '../attributes/model.ts';

/**
 * From CelebA's frame to the picture that `landmarks` were found in, so that the face lies as CelebA's do: the inverse
 * of the similarity that brings the landmarks nearest to the frame's mean ones.
 * @throws {RangeError} when the landmarks are all one point
 */
export function frameToFace(frame: FaceFrame, landmarks: Landmarks): Affine {
  return invert(
    similarity(
      landmarks,
      frame.landmarks.map(([x, y]) => ({ x, y })),
    ),
  );
}

/**
 * The rotation, uniform scale and translation, never a reflection, that takes `from` nearest to `to` in the sense of
 * least squares: Umeyama's (1991) estimate, which has a closed form in two dimensions.
 * @throws {RangeError} when there are not as many points on both sides, or those of `from` are all one point
 */
export function similarity(from: readonly Point[], to: readonly Point[]): Affine {
  if (from.length !== to.length) {
    throw new RangeError(`Expected as many points on both sides, but got ${from.length} and ${to.length}.`);
  }
  const p = mean(from);
  const q = mean(to);
  let spread = 0;
  let cosine = 0;
  let sine = 0;
  for (const [i, point] of from.entries()) {
    const target = to[i] ?? q;
    const px = point.x - p.x;
    const py = point.y - p.y;
    const qx = target.x - q.x;
    const qy = target.y - q.y;
    spread += px * px + py * py;
    cosine += px * qx + py * qy;
    sine += px * qy - py * qx;
  }
  if (!(spread > 0)) throw new RangeError('Expected points that differ, but they are all one.');
  const a = cosine / spread;
  const b = sine / spread;
  return [a, -b, q.x - a * p.x + b * p.y, b, a, q.y - b * p.x - a * p.y];
}

/**
 * The map that undoes `matrix`.
 * @throws {RangeError} when it maps everything onto a line or a point
 */
export function invert([a, b, c, d, e, f]: Affine): Affine {
  const determinant = a * e - b * d;
  if (determinant === 0 || !Number.isFinite(determinant)) {
    throw new RangeError(`Expected a matrix that can be inverted, but got [${[a, b, c, d, e, f].join(', ')}].`);
  }
  const g = e / determinant;
  const h = -b / determinant;
  const i = -d / determinant;
  const j = a / determinant;
  return [g, h, -(g * c + h * f), i, j, -(i * c + j * f)];
}

function mean(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
