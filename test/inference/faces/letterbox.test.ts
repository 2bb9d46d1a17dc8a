import { describe, expect, it } from 'vitest';
import { draw, letterbox } from '../../../src/inference/faces/letterbox.ts';

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(i % width < width / 2 ? [255, 0, 0] : [0, 0, 255], i * 3);
  return { width, height, raster: { data, width, height } };
}

const OPTIONS = { longestSide: 320, multipleOf: 32 };

describe('letterbox', () => {
  it('fits the longer side, keeps the proportions and pads to multiples at the right and below', () => {
    const wide = letterbox(halves(1000, 500), OPTIONS);
    expect(wide).toMatchObject({ width: 320, height: 160, scaleX: 3.125, scaleY: 3.125 });
    const tall = letterbox(halves(300, 400), OPTIONS);
    expect(tall).toMatchObject({ width: 256, height: 320, scaleX: 1.25, scaleY: 1.25 });
    const data = new Uint8Array(256 * 320 * 3).fill(114);
    draw(tall.raster, data, tall.width);
    const at = (x: number, y: number) => [...data.subarray((y * 256 + x) * 3, (y * 256 + x) * 3 + 3)];
    expect(at(10, 100)).toEqual([255, 0, 0]);
    expect(at(230, 319)).toEqual([0, 0, 255]);
    expect(at(240, 0)).toEqual([114, 114, 114]);
    expect(at(255, 319)).toEqual([114, 114, 114]);
  });

  it('enlarges a small picture', () => {
    const small = letterbox(halves(20, 10), OPTIONS);
    expect(small).toMatchObject({ width: 320, height: 160, scaleX: 1 / 16, scaleY: 1 / 16 });
  });

  it('keeps a row of a picture that is far wider than high, and says how much it shrank each way', () => {
    const strip = letterbox(halves(6400, 2), OPTIONS);
    expect(strip).toMatchObject({ width: 320, height: 32, scaleX: 20, scaleY: 2 });
  });

  it('measures in the whole picture where fewer pixels were kept', () => {
    const picture = { ...halves(500, 500), width: 2000, height: 2000 };
    expect(letterbox(picture, OPTIONS)).toMatchObject({ width: 320, height: 320, scaleX: 6.25, scaleY: 6.25 });
  });
});
