import type { Analysis } from '../../inference/analysis.ts';
import { count } from '../../wording/words.ts';

/** What to say of a picture in which no face was described, with what may help. */
export function noFaceText({ unread }: Analysis): string {
  const tips =
    'A face that looks towards the camera, in good light and at least a tenth of the picture high, works best.';
  if (unread.length === 0) return `I found no face in this picture. ${tips}`;
  return `I found ${count(unread.length, 'face')}, but too small or not clear enough to describe. ${tips}`;
}
