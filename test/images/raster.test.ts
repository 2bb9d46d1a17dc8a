import sharp from 'sharp';
import { expect, it } from 'vitest';
import { fromPixels, toRaster } from '../../src/images/raster.ts';
import { redAndBlue } from './pictures.ts';

const SIZE = { width: 64, height: 48 };

it('a picture of no more pixels than are wanted keeps them all', async () => {
  const { data, width, height } = await toRaster(redAndBlue(), SIZE, 64 * 48);
  expect([width, height, data.length]).toEqual([64, 48, 64 * 48 * 3]);
  expect(Buffer.from(data).equals(await redAndBlue().raw().toBuffer())).toBe(true);
});

it('a larger one is shrunk in both directions alike, to about as many', async () => {
  expect(await toRaster(redAndBlue(), SIZE, (64 * 48) / 4)).toMatchObject({ width: 32, height: 24 });
});

it('a very long one keeps a pixel of its width', async () => {
  expect(await toRaster(redAndBlue(400, 1), { width: 400, height: 1 }, 25)).toMatchObject({ width: 100, height: 1 });
});

it('what is not covered is white, and what has one channel or sixteen bits has three of eight', async () => {
  const clear = fromPixels(Uint8Array.of(9, 9, 9, 0, 10, 20, 30, 255), { width: 2, height: 1 }, 4);
  expect([...(await toRaster(clear, { width: 2, height: 1 }, 9)).data]).toEqual([255, 255, 255, 10, 20, 30]);
  const grey = sharp(Uint16Array.of(0x8080), { raw: { width: 1, height: 1, channels: 1 } }).toColourspace('grey16');
  const deep = await grey.png().toBuffer();
  const { data } = await toRaster(sharp(deep), { width: 1, height: 1 }, 9);
  expect(data).toHaveLength(3);
});

it('pixels that were decoded are taken as they are', async () => {
  const pixels = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const { data } = await toRaster(fromPixels(pixels, { width: 1, height: 2 }, 3), { width: 1, height: 2 }, 9);
  expect([...data]).toEqual([1, 2, 3, 4, 5, 6]);
});
