import { describe, expect, it } from 'vitest';
import { letterbox, withoutPadding } from '../../src/inference/letterbox.ts';

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(i % width < width / 2 ? [255, 0, 0] : [0, 0, 255], i * 3);
  return { width, height, raster: { data, width, height } };
}

const OPTIONS = { longestSide: 320, multipleOf: 32, fill: 114 };

describe('letterbox', () => {
  it('fits the longer side, keeps the proportions and pads to multiples at the right and below', async () => {
    const wide = await letterbox(halves(1000, 500), OPTIONS);
    expect(wide).toMatchObject({ width: 320, height: 160, scaleX: 3.125, scaleY: 3.125 });
    const tall = await letterbox(halves(300, 400), OPTIONS);
    expect(tall).toMatchObject({ width: 256, height: 320, scaleX: 1.25, scaleY: 1.25 });
    expect(tall.data).toHaveLength(256 * 320 * 3);
    const at = (x: number, y: number) => [...tall.data.subarray((y * 256 + x) * 3, (y * 256 + x) * 3 + 3)];
    expect(at(10, 100)).toEqual([255, 0, 0]);
    expect(at(230, 319)).toEqual([0, 0, 255]);
    expect(at(240, 0)).toEqual([114, 114, 114]);
    expect(at(255, 319)).toEqual([114, 114, 114]);
  });

  it('enlarges a small picture', async () => {
    const small = await letterbox(halves(20, 10), OPTIONS);
    expect(small).toMatchObject({ width: 320, height: 160, scaleX: 1 / 16, scaleY: 1 / 16 });
  });

  it('keeps a row of a picture that is far wider than high, and says how much it shrank each way', async () => {
    const strip = await letterbox(halves(6400, 2), OPTIONS);
    expect(strip).toMatchObject({ width: 320, height: 32, scaleX: 20, scaleY: 2 });
  });

  it('measures in the whole picture where fewer pixels were kept', async () => {
    const picture = { ...halves(500, 500), width: 2000, height: 2000 };
    expect(await letterbox(picture, OPTIONS)).toMatchObject({ width: 320, height: 320, scaleX: 6.25, scaleY: 6.25 });
  });

  it('gives back the resized picture without its padding', async () => {
    const tall = withoutPadding(await letterbox(halves(300, 400), OPTIONS));
    expect([tall.width, tall.height, tall.data.length]).toEqual([240, 320, 240 * 320 * 3]);
    const at = (x: number, y: number) => [...tall.data.subarray((y * 240 + x) * 3, (y * 240 + x) * 3 + 3)];
    expect(at(0, 319)).toEqual([255, 0, 0]);
    expect(at(239, 319)).toEqual([0, 0, 255]);
    const wide = withoutPadding(await letterbox(halves(320, 100), OPTIONS));
    expect([wide.width, wide.height, wide.data.length]).toEqual([320, 100, 320 * 100 * 3]);
  });
});
