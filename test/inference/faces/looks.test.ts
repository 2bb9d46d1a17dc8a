import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/images/picture.ts';
import type { DetectedFace } from '../../../src/inference/analysis.ts';
import {
  closeLook,
  isElongated,
  type Look,
  ovalLook,
  tileLooks,
  turnedLook,
} from '../../../src/inference/faces/looks.ts';

/** Grey, with one white block of `size` pixels at (x, y), of a picture that is twice as large as its raster. */
function blockAt(width: number, height: number, x: number, y: number, size: number): Pixels {
  const data = new Uint8Array(width * height * 3).fill(60);
  for (let row = y; row < y + size; row++) data.fill(255, (row * width + x) * 3, (row * width + x + size) * 3);
  return { width: 2 * width, height: 2 * height, raster: { data, width, height } };
}

/** A face whose box is where a look shows white. */
function whiteFace({ pixels: { width, height, raster } }: Look): DetectedFace | undefined {
  const white: number[] = [];
  for (let at = 0; at < raster.width * raster.height; at++) if ((raster.data[3 * at] ?? 0) > 200) white.push(at);
  if (white.length === 0) return undefined;
  const columns = white.map((at) => at % raster.width);
  const rows = white.map((at) => Math.floor(at / raster.width));
  const [across, down] = [width / raster.width, height / raster.height];
  const [x, y] = [Math.min(...columns) * across, Math.min(...rows) * down];
  const box = { x, y, width: (Math.max(...columns) + 1) * across - x, height: (Math.max(...rows) + 1) * down - y };
  return { box, landmarks: [box, box, box, box, box], score: 1 };
}

function expectBox(look: Look, expected: DetectedFace['box'], tolerance: number): void {
  const face = whiteFace(look);
  if (!face) expect.fail('Expected something white.');
  const { box } = look.back(face);
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    expect(Math.abs(box[side] - expected[side]), side).toBeLessThanOrEqual(tolerance);
  }
}

describe('looks', () => {
  it.each([90, 180, 270] as const)('at a picture turned by %i° lead back to its own pixels', async (turn) => {
    const look = await turnedLook(blockAt(100, 60, 70, 10, 8), turn);
    expectBox(look, { x: 140, y: 20, width: 16, height: 16 }, 0);
    // What is at the top left of the look has been brought there by the turn.
    const [corner] = look.back({ box: { x: 0, y: 0, width: 2, height: 2 }, landmarks: FIVE_ZEROS, score: 1 }).landmarks;
    expect(corner).toEqual({ 90: { x: 0, y: 120 }, 180: { x: 200, y: 120 }, 270: { x: 200, y: 0 } }[turn]);
  });

  it('at a picture in an oval lead back to its own pixels', async () => {
    expectBox(ovalLook(blockAt(120, 90, 80, 20, 20), 300), { x: 160, y: 40, width: 40, height: 40 }, 4);
  });

  it('at a picture in an oval draw its edges out, and end in grey', async () => {
    const { pixels } = ovalLook(blockAt(120, 90, 0, 0, 20), 330);
    const at = (x: number, y: number) => [...pixels.raster.data.subarray(3 * (330 * y + x), 3 * (330 * y + x) + 3)];
    // The picture is 120 × 90 pixels there, from (105, 120) on.
    expect(at(0, 165)).toEqual([128, 128, 128]);
    expect(at(329, 329)).toEqual([128, 128, 128]);
    expect(at(80, 165)).toEqual([60, 60, 60]);
    expect(at(115, 125)).toEqual([255, 255, 255]);
    expect(at(165, 100)).toEqual([60, 60, 60]);
  });

  it.each([0, 90, 180, 270])('close at a box lead back to its own pixels, turned by %i°', (lean) => {
    const look = closeLook(blockAt(100, 60, 70, 10, 8), { x: 130, y: 10, width: 36, height: 30 }, lean, 144);
    expectBox(look, { x: 140, y: 20, width: 16, height: 16 }, 2);
    // What leans so in the picture stands upright in the look.
    const [head] = look.back({ box: ZERO_BOX, landmarks: UP, score: 1 }).landmarks;
    const [left, top] = [head.x - 148, head.y - 25];
    const ups = { 0: [0, -1], 90: [1, 0], 180: [0, 1], 270: [-1, 0] } as const;
    const [x, y] = lean === 0 ? ups[0] : lean === 90 ? ups[90] : lean === 180 ? ups[180] : ups[270];
    expect([Math.round(left / 36), Math.round(top / 36)]).toEqual([x, y]);
  });

  it.each([
    [40, 900],
    [900, 40],
  ])('in tiles cover all of a picture of %i × %i, each half of the one before', (width, height) => {
    const [x, y] = width > height ? [700, 5] : [5, 700];
    const picture = blockAt(width, height, x, y, 30);
    expect(isElongated(picture)).toBe(true);
    const tiles = tileLooks(picture);
    const whole = tiles.filter((tile) => whiteFace(tile)?.box.width === 60 && whiteFace(tile)?.box.height === 60);
    expect(whole.length).toBeGreaterThanOrEqual(1);
    for (const tile of whole) expectBox(tile, { x: 2 * x, y: 2 * y, width: 60, height: 60 }, 2);
  });

  it('in tiles stay few, however long the picture is', () => {
    expect(tileLooks(blockAt(8, 16_000, 0, 0, 4))).toHaveLength(24);
    expect(isElongated(blockAt(100, 400, 0, 0, 1))).toBe(false);
  });
});

const ZERO = { x: 0, y: 0 };
const ZERO_BOX = { ...ZERO, width: 0, height: 0 };
const TOP = { x: 72, y: 0 };
const UP = [TOP, TOP, TOP, TOP, TOP] as const;
const FIVE_ZEROS = [ZERO, ZERO, ZERO, ZERO, ZERO] as const;
