import type { Landmarks } from '../analysis.ts';

/** How far a face leans clockwise from standing upright, in degrees, -180..180: its eyes from its mouth. */
export function tiltOf([leftEye, rightEye, , leftMouth, rightMouth]: Landmarks): number {
  const right = leftEye.x + rightEye.x - leftMouth.x - rightMouth.x;
  const down = leftEye.y + rightEye.y - leftMouth.y - rightMouth.y;
  return (Math.atan2(right, -down) * 180) / Math.PI;
}

/** A quarter turn clockwise or more, in degrees. */
export type Turn = 90 | 180 | 270;

/** The turn of the picture that brings a face nearest to standing upright; undefined where it stands so already. */
export function turnFor(landmarks: Landmarks): Turn | undefined {
  const quarters = (4 - Math.round(tiltOf(landmarks) / 90)) % 4;
  return quarters === 1 ? 90 : quarters === 2 ? 180 : quarters === 3 ? 270 : undefined;
}
