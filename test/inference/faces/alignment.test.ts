import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/images/picture.ts';
import { compose, mapPoint, warp } from '../../../src/images/warp.ts';
import type { Landmarks } from '../../../src/inference/analysis.ts';
import { frameToFace, invert, similarity } from '../../../src/inference/faces/alignment.ts';

const FRAME = {
  width: 178,
  height: 218,
  scale: 1,
  landmarks: [
    [69.6, 111],
    [108.4, 111.5],
    [88.9, 134],
    [73.1, 152],
    [104.9, 152.4],
  ] as [[number, number], [number, number], [number, number], [number, number], [number, number]],
};

/** The frame's landmarks turned by `angle` and enlarged by `scale` around the origin, then moved. */
function placed(angle: number, scale: number, x: number, y: number): Landmarks {
  const a = scale * Math.cos(angle);
  const b = scale * Math.sin(angle);
  const place = ([u, v]: [number, number]) => ({ x: a * u - b * v + x, y: b * u + a * v + y });
  const [first, second, third, fourth, fifth] = FRAME.landmarks;
  return [place(first), place(second), place(third), place(fourth), place(fifth)];
}

describe('similarity', () => {
  it('finds the rotation, scale and translation that made the points', () => {
    const from = placed(0, 1, 0, 0);
    for (const [angle, scale, x, y] of [
      [0, 1, 0, 0],
      [0.4, 2.5, -30, 12],
      [-2.8, 0.2, 500, 900],
      [Math.PI, 7, 1, -2],
    ] as const) {
      const matrix = similarity(from, placed(angle, scale, x, y));
      const expected = [
        scale * Math.cos(angle),
        -scale * Math.sin(angle),
        x,
        scale * Math.sin(angle),
        scale * Math.cos(angle),
        y,
      ];
      for (const [i, value] of expected.entries()) expect(matrix[i]).toBeCloseTo(value, 6);
    }
  });

  it('never mirrors, even where a reflection would fit exactly', () => {
    const from = placed(0, 1, 0, 0);
    const mirrored = from.map(({ x, y }) => ({ x: -x, y }));
    const [a, b, , d, e] = similarity(from, mirrored);
    expect(a * e - b * d).toBeGreaterThan(0);
  });

  it('leaves the least sum of squares where no similarity fits', () => {
    const from = placed(0, 1, 0, 0);
    const to = from.map(({ x, y }, i) => ({ x: 1.5 * x + (i % 2) * 7, y: 1.4 * y - i }));
    const error = (matrix: ReturnType<typeof similarity>) =>
      from.reduce((sum, { x, y }, i) => {
        const at = mapPoint(matrix, x, y);
        return sum + (at.x - (to[i]?.x ?? 0)) ** 2 + (at.y - (to[i]?.y ?? 0)) ** 2;
      }, 0);
    const best = similarity(from, to);
    const turn = (angle: number, scale: number) =>
      [
        scale * Math.cos(angle),
        -scale * Math.sin(angle),
        0,
        scale * Math.sin(angle),
        scale * Math.cos(angle),
        0,
      ] as const;
    for (const other of [turn(0.01, 1), turn(-0.01, 1), turn(0, 1.01), turn(0, 0.99)]) {
      expect(error(compose(best, other))).toBeGreaterThan(error(best));
    }
    for (const [x, y] of [
      [0.1, 0],
      [-0.1, 0],
      [0, 0.1],
      [0, -0.1],
    ] as const) {
      expect(error(compose([1, 0, x, 0, 1, y], best))).toBeGreaterThan(error(best));
    }
  });

  it('refuses points that are all one and numbers of points that differ', () => {
    const point = { x: 3, y: 4 };
    expect(() => similarity([point, point], [point, { x: 0, y: 0 }])).toThrow(/points that differ/);
    expect(() => similarity([point], [point, point])).toThrow(/as many points on both sides/);
  });
});

describe('invert', () => {
  it('undoes a map', () => {
    const matrix = [1.2, -0.3, 40, 0.4, 0.9, -7] as const;
    const there = mapPoint(matrix, 12, 34);
    const back = mapPoint(invert(matrix), there.x, there.y);
    expect(back.x).toBeCloseTo(12);
    expect(back.y).toBeCloseTo(34);
  });

  it('refuses a map that flattens', () => {
    expect(() => invert([1, 2, 0, 2, 4, 0])).toThrow(/can be inverted/);
  });
});

describe('frameToFace', () => {
  it('takes the mean landmarks to where the face has its own', () => {
    const landmarks = placed(0.3, 1.7, 220, 90);
    const matrix = frameToFace(FRAME, landmarks);
    for (const [i, [x, y]] of FRAME.landmarks.entries()) {
      const at = mapPoint(matrix, x, y);
      expect(at.x).toBeCloseTo(landmarks[i]?.x ?? Number.NaN);
      expect(at.y).toBeCloseTo(landmarks[i]?.y ?? Number.NaN);
    }
  });

  it('brings a turned, enlarged picture back to the upright one', () => {
    const upright = gradient(178, 218);
    const angle = 0.5;
    const turned: Raster = { data: new Uint8Array(600 * 600 * 3), width: 600, height: 600 };
    const landmarks = placed(angle, 2, 200, -20);
    warp(upright, invert(frameToFace(FRAME, landmarks)), 600, 600, turned.data);
    const back = new Uint8Array(178 * 218 * 3);
    warp(turned, frameToFace(FRAME, landmarks), 178, 218, back);
    for (const [x, y] of [
      [70, 111],
      [108, 111],
      [89, 134],
      [40, 180],
    ] as const) {
      const at = (y * 178 + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        expect(Math.abs((back[at + channel] ?? 0) - (upright.data[at + channel] ?? 0))).toBeLessThanOrEqual(2);
      }
    }
  });
});

function gradient(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set([x, y, (x + y) / 2], (y * width + x) * 3);
    }
  }
  return { data, width, height };
}
