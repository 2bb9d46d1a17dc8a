import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { giveBack, halved, putPixels, takeCanvas } from '../../../src/images/cards/pixels.ts';

/** A raster of `width` × `height` whose pixels are all different. */
function different(width: number, height: number) {
  return { data: Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 7) % 251), width, height };
}

describe('pixels on a canvas', () => {
  it('lie where they are put, opaque and as they were, after larger ones as well', () => {
    const context = createCanvas(8, 8).getContext('2d');
    const raster = different(5, 4);
    putPixels(context, different(8, 8), { x: 0, y: 0, width: 8, height: 8 }, { x: 0, y: 0 });
    context.clearRect(0, 0, 8, 8);
    putPixels(context, raster, { x: 1, y: 2, width: 3, height: 2 }, { x: 4, y: 5 });
    const { data } = context.getImageData(4, 5, 3, 2);
    const expected = [2, 3].flatMap((y) =>
      [1, 2, 3].flatMap((x) => [...raster.data.subarray((y * 5 + x) * 3, (y * 5 + x) * 3 + 3), 255]),
    );
    expect([...data]).toEqual(expected);
    expect([...context.getImageData(7, 5, 1, 1).data, ...context.getImageData(4, 7, 1, 1).data]).toEqual(
      new Array(8).fill(0),
    );
  });

  it('at half their size are the means of four, without the last of an odd number', () => {
    const raster = different(7, 5);
    const half = halved(raster, { x: 2, y: 1, width: 5, height: 4 });
    expect([half.width, half.height]).toEqual([2, 2]);
    const at = (x: number, y: number, channel: number) => raster.data[(y * 7 + x) * 3 + channel] ?? 0;
    const mean = (x: number, y: number, c: number) =>
      Math.round((at(x, y, c) + at(x + 1, y, c) + at(x, y + 1, c) + at(x + 1, y + 1, c)) / 4);
    const expected = [1, 3].flatMap((y) => [2, 4].flatMap((x) => [0, 1, 2].map((channel) => mean(x, y, channel))));
    expect([...half.data]).toEqual(expected);
  });
});

describe('a canvas that was given back', () => {
  it('is taken by the next who wants its size, and by nobody else', () => {
    const canvas = takeCanvas(31, 17);
    giveBack(canvas);
    expect(takeCanvas(17, 31)).not.toBe(canvas);
    expect(takeCanvas(31, 17)).toBe(canvas);
    expect(takeCanvas(31, 17)).not.toBe(canvas);
  });

  it('is let go where it would be too much to keep', () => {
    const huge = takeCanvas(2100, 2000);
    giveBack(huge);
    expect(takeCanvas(2100, 2000)).not.toBe(huge);
  });
});
