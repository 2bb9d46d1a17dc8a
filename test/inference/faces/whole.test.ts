import { describe, expect, it } from 'vitest';
import type { Landmarks } from '../../../src/inference/analysis.ts';
import { isWhole } from '../../../src/inference/faces/whole.ts';

/** Eyes 40 pixels apart, the mouth 50 below them. */
const LANDMARKS: Landmarks = [
  { x: 80, y: 100 },
  { x: 120, y: 100 },
  { x: 100, y: 125 },
  { x: 85, y: 150 },
  { x: 115, y: 150 },
];
const SIZE = { width: 200, height: 300 };
const whole = (x: number, y: number, width: number, height: number) =>
  isWhole({ landmarks: LANDMARKS }, { ...SIZE, there: { x, y, width, height } });

describe('a face in a picture of which a part is missing', () => {
  it('is whole where the picture is, wherever it lies', () => {
    expect(isWhole({ landmarks: LANDMARKS }, SIZE)).toBe(true);
  });

  it('is whole where forehead, chin and both cheeks are there', () => {
    expect(whole(0, 0, 200, 181)).toBe(true);
    expect(whole(0, 0, 200, 179)).toBe(false);
    expect(whole(0, 69, 200, 231)).toBe(true);
    expect(whole(0, 71, 200, 229)).toBe(false);
    expect(whole(55, 0, 145, 300)).toBe(true);
    expect(whole(57, 0, 143, 300)).toBe(false);
    expect(whole(0, 0, 145, 300)).toBe(true);
    expect(whole(0, 0, 143, 300)).toBe(false);
  });

  it('is not where a landmark is missing', () => {
    expect(whole(0, 0, 200, 140)).toBe(false);
  });

  it('is whole though the border of the picture cuts its forehead off', () => {
    const high = LANDMARKS.map(({ x, y }) => ({ x, y: y - 90 }));
    const [a, b, c, d, e] = high;
    if (!a || !b || !c || !d || !e) expect.fail();
    expect(isWhole({ landmarks: [a, b, c, d, e] }, { ...SIZE, there: { x: 0, y: 0, width: 200, height: 120 } })).toBe(
      true,
    );
  });
});
