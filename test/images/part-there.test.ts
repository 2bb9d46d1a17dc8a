import { describe, expect, it } from 'vitest';
import { partThere } from '../../src/images/part-there.ts';

type Pixel = readonly [number, number, number];

/** Of 6 × 4 pixels, all of them different but for those in `empty`, which have one colour. */
function rasterOf(colour: Pixel, empty: (x: number, y: number) => boolean) {
  const [width, height] = [6, 4];
  const pixels = Array.from({ length: width * height }, (_, i): Pixel => {
    return empty(i % width, Math.floor(i / width)) ? colour : [i, 2 * i, 100 - i];
  });
  return { data: Uint8Array.from(pixels.flat()), width, height };
}

const GREY: Pixel = [128, 128, 128];
const ALL = { x: 0, y: 0, width: 6, height: 4 };

describe('the part of a picture that is there', () => {
  it.each([
    ['bottom', (_: number, y: number) => y >= 3, { ...ALL, height: 3 }],
    ['top', (_: number, y: number) => y < 2, { ...ALL, y: 2, height: 2 }],
    ['left', (x: number) => x < 4, { ...ALL, x: 4, width: 2 }],
    ['right', (x: number) => x >= 5, { ...ALL, width: 5 }],
  ])('ends where nothing but one colour follows: at its %s', (_, empty, expected) => {
    // As decoders leave JPEG in three ways of storing colours, GIF, and PNG.
    for (const colour of [GREY, [83, 73, 68], [0, 135, 0], [255, 255, 255], [0, 0, 0]] as const) {
      expect(partThere(rasterOf(colour, empty))).toEqual(expected);
    }
  });

  it('is all of it where no side shows nothing', () => {
    expect(partThere(rasterOf(GREY, (x, y) => x > 0 && x < 5 && y > 0 && y < 3))).toEqual(ALL);
    expect(partThere(rasterOf(GREY, (x, y) => y === 3 && x > 0))).toEqual(ALL);
    expect(partThere(rasterOf(GREY, (x, y) => y === 3 && x < 5))).toEqual(ALL);
  });

  it.each([0, 1, 2] as const)('reaches to a pixel that differs in channel %i alone', (channel) => {
    const raster = rasterOf(GREY, (_, y) => y >= 2);
    raster.data[3 * (6 * 2 + 3) + channel] = 129;
    expect(partThere(raster)).toEqual({ ...ALL, height: 3 });
  });

  it('lacks one side, where there is a border as well the one of which most is missing', () => {
    expect(partThere(rasterOf(GREY, (_, y) => y === 0 || y >= 2))).toEqual({ ...ALL, height: 2 });
    expect(partThere(rasterOf(GREY, (x, y) => x === 0 || y === 3))).toEqual({ ...ALL, height: 3 });
  });

  it('ends where the colour changes', () => {
    const raster = rasterOf(GREY, (_, y) => y >= 2);
    raster.data.fill(200, 3 * 6 * 2, 3 * 6 * 3);
    expect(partThere(raster)).toEqual({ ...ALL, height: 3 });
  });

  it('is nothing where there is but one colour', () => {
    expect(partThere(rasterOf(GREY, () => true)).height).toBe(0);
  });
});
