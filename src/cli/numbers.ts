import { readingOrder } from '../images/reading-order.ts';
import type { DetectedFace } from '../inference/analysis.ts';

/** The number of each face, from 1, as in an annotated copy: in the order in which people read the picture. */
export function numbersOf(faces: readonly DetectedFace[]): number[] {
  const numbers = new Array<number>(faces.length).fill(0);
  for (const [rank, at] of readingOrder(faces).entries()) numbers[at] = rank + 1;
  return numbers;
}
