import { expect, it } from 'vitest';
import { atFrame, type Picture, type Raster } from '../../src/images/picture.ts';

const raster = (value: number): Raster => ({ data: Uint8Array.of(value, value, value), width: 1, height: 1 });
const still: Picture = {
  width: 1,
  height: 1,
  format: 'gif',
  damaged: false,
  raster: raster(1),
  region: async (region, frame = 0) => ({ ...region, raster: raster(frame) }),
};
const moving: Picture = {
  ...still,
  animation: {
    count: 9,
    frames: [
      { index: 0, raster: raster(1) },
      { index: 4, raster: raster(5) },
    ],
  },
};

it('a picture without frames, or of which none is named, is as it is', () => {
  expect(atFrame(still, { index: 4 })).toBe(still);
  expect(atFrame(moving, undefined)).toBe(moving);
});

it('in a frame its pixels and its parts are those of that frame', async () => {
  const picture = atFrame(moving, { index: 4 });
  expect(picture).toMatchObject({ width: 1, format: 'gif', raster: raster(5) });
  const region = { x: 0, y: 0, width: 1, height: 1 };
  expect((await picture.region(region)).raster).toEqual(raster(4));
});

it('a frame that was not opened is a mistake', () => {
  expect(() => atFrame(moving, { index: 3 })).toThrow('Expected a frame that was opened, but got 3.');
});
