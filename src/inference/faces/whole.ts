import type { Picture } from '../../images/picture.ts';
import type { Rectangle } from '../../images/rectangle.ts';
import type { DetectedFace, Point } from '../analysis.ts';

/** How far a face reaches at least: above its eyes and below its mouth, and to both sides, as shares of the ways between. */
const REACH = { along: 0.6, across: 0.6 } as const;

/** Whether a face is there from its forehead to its chin, in a picture of which a part may be missing. */
export function isWhole(
  { landmarks }: Pick<DetectedFace, 'landmarks'>,
  { width, height, there }: Pick<Picture, 'width' | 'height' | 'there'>,
): boolean {
  if (!there) return true;
  const [leftEye, rightEye, , leftMouth, rightMouth] = landmarks;
  const [eyes, mouth] = [between(leftEye, rightEye, 0.5), between(leftMouth, rightMouth, 0.5)];
  const ends = [
    between(eyes, mouth, -REACH.along),
    between(eyes, mouth, 1 + REACH.along),
    between(leftEye, rightEye, -REACH.across),
    between(leftEye, rightEye, 1 + REACH.across),
  ];
  // What the border of the picture cuts off is not missing.
  const isIn = ({ x, y }: Point, box: Rectangle) =>
    x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
  const whole = { x: 0, y: 0, width, height };
  return [...landmarks, ...ends].every((point) => isIn(point, there) || !isIn(point, whole));
}

/** The point that lies at a share of the way from one to another, 0..1, or beyond them. */
function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
