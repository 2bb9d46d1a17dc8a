import { describe, expect, it } from 'vitest';
import { cut, partOf, portrait } from '../../../src/images/cards/crop.ts';
import type { Pixels } from '../../../src/images/picture.ts';

/** A picture of `scale` kept pixels to each of its own, whose pixels say where they are. */
function told(width: number, height: number, scale = 1): Pixels {
  const raster = { width: width * scale, height: height * scale };
  const data = Uint8Array.from({ length: raster.width * raster.height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return [pixel % raster.width, Math.floor(pixel / raster.width), 7][i % 3] ?? 0;
  });
  return { width, height, raster: { ...raster, data } };
}

describe('a portrait', () => {
  const picture = { width: 1000, height: 800 };
  const panel = { width: 100, height: 200 };

  it('is 2.1 times as tall as its face, with the face in its middle', () => {
    const part = portrait({ x: 400, y: 300, width: 60, height: 100 }, picture, panel);
    expect(part).toEqual({ x: 430 - 52.5, y: 350 - 105, width: 105, height: 210 });
  });

  it('is wider than a wide face by three tenths', () => {
    const part = portrait({ x: 400, y: 300, width: 100, height: 100 }, picture, panel);
    expect(part).toEqual({ x: 450 - 65, y: 350 - 130, width: 130, height: 260 });
  });

  it.each([
    ['left', { x: 0, y: 300 }, { x: 0, y: 245 }],
    ['right', { x: 940, y: 300 }, { x: 895, y: 245 }],
    ['top', { x: 400, y: 0 }, { x: 377.5, y: 0 }],
    ['bottom', { x: 400, y: 700 }, { x: 377.5, y: 590 }],
  ])('of a face at the %s is moved into the picture', (_, { x, y }, expected) => {
    expect(portrait({ x, y, width: 60, height: 100 }, picture, panel)).toEqual({
      ...expected,
      width: 105,
      height: 210,
    });
  });

  it('of a face that fills the picture keeps its shape, and is as large as there is room', () => {
    const face = { x: 10, y: 10, width: 700, height: 780 };
    expect(portrait(face, picture, panel)).toMatchObject({ y: 0, width: 400, height: 800 });
    const narrow = { width: 100, height: 800 };
    expect(portrait({ x: 0, y: 300, width: 90, height: 120 }, narrow, panel)).toEqual({
      x: 0,
      y: 260,
      width: 100,
      height: 200,
    });
  });
});

describe('the pixels of a part', () => {
  it('are those that were kept of it, whole ones', () => {
    const kept = told(40, 20, 2);
    expect(partOf(kept, { x: 3, y: 4, width: 10, height: 5 })).toEqual({ x: 6, y: 8, width: 20, height: 10 });
    expect(partOf(told(40, 20), { x: 3.4, y: 4.6, width: 10.4, height: 5.6 })).toEqual({
      x: 3,
      y: 5,
      width: 10,
      height: 6,
    });
  });

  it('end where the picture does, and are at least one', () => {
    const picture = told(40, 20);
    expect(partOf(picture, { x: -5, y: -6, width: 100, height: 100 })).toEqual({ x: 0, y: 0, width: 40, height: 20 });
    expect(partOf(picture, { x: 30, y: 15, width: 100, height: 100 })).toEqual({ x: 30, y: 15, width: 10, height: 5 });
    expect(partOf(picture, { x: 90, y: 90, width: 0.1, height: 0.1 })).toEqual({ x: 39, y: 19, width: 1, height: 1 });
    expect(partOf(picture, { x: 5, y: 5, width: 0, height: 0 })).toEqual({ x: 5, y: 5, width: 1, height: 1 });
  });

  it('are cut out as they are at their own size', async () => {
    const { data, width, height } = await cut(
      told(40, 20),
      { x: 10, y: 5, width: 4, height: 3 },
      { width: 4, height: 3 },
    );
    expect([width, height]).toEqual([4, 3]);
    expect([...data]).toEqual([5, 6, 7].flatMap((y) => [10, 11, 12, 13].flatMap((x) => [x, y, 7])));
  });

  it('are resampled to the size that is asked for, whatever its shape', async () => {
    const part = await cut(told(40, 20), { x: 0, y: 0, width: 40, height: 20 }, { width: 8, height: 2 });
    expect([part.width, part.height, part.data.length]).toEqual([8, 2, 48]);
    // Each column lies in the middle of five, each row in that of ten.
    const [left = 0, top = 0] = part.data.subarray(3 * 2);
    expect([Math.abs(left - 12), Math.abs(top - 4.5)].map((apart) => apart < 1.5)).toEqual([true, true]);
  });
});
