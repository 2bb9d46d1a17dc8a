import { describe, expect, it } from 'vitest';
import type { Landmarks, Point } from '../../../src/inference/analysis.ts';
import { tiltOf, turnFor } from '../../../src/inference/faces/tilt.ts';

/** A face of 40 × 50 pixels around the origin, turned clockwise. */
function face(degrees: number): Landmarks {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const turned = (x: number, y: number): Point => ({ x: x * cosine - y * sine, y: x * sine + y * cosine });
  return [turned(-20, -20), turned(20, -20), turned(0, 5), turned(-15, 30), turned(15, 30)];
}

describe('tiltOf', () => {
  it.each([0, 30, 90, 179, -90, -135])('tells how far a face leans clockwise: %i°', (degrees) => {
    expect(tiltOf(face(degrees))).toBeCloseTo(degrees, 6);
  });
});

describe('turnFor', () => {
  it.each([
    [0, undefined],
    [40, undefined],
    [-40, undefined],
    [90, 270],
    [60, 270],
    [180, 180],
    [-170, 180],
    [-90, 90],
    [-50, 90],
  ])('turns a picture whose face leans by %i° by %s', (degrees, turn) => {
    expect(turnFor(face(degrees))).toBe(turn);
  });
});
