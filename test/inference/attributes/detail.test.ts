import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Affine } from '../../../src/images/affine.ts';
import { openPicture } from '../../../src/images/open.ts';
import type { Picture, View } from '../../../src/images/picture.ts';
import { warp } from '../../../src/images/warp.ts';
import { withViews } from '../../../src/inference/attributes/detail.ts';
import { inputToRaster } from '../../../src/inference/attributes/face-frame.ts';
import { type AttributeModelInfo, readAttributeModel } from '../../../src/inference/attributes/model.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { BLOND_WOMAN, sample } from '../../samples.ts';

/** A face of `scale` picture pixels to one of CelebA's frame, whose frame begins at (x, y). */
const at = (x: number, y: number, scale: number) => ({ frameToPicture: [scale, 0, x, 0, scale, y] satisfies Affine });

let model: AttributeModelInfo;
let large: Buffer;
let picture: Picture;

beforeAll(async () => {
  model = (await readAttributeModel(join(PACKAGE_ROOT, 'models'))).info;
  const face = await sharp(sample(BLOND_WOMAN)).resize(178, 218).toBuffer();
  large = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: 'teal' } })
    .composite([{ input: face, left: 900, top: 700 }])
    .jpeg({ quality: 95 })
    .toBuffer();
  picture = await openPicture(large);
});

function crop(view: View | Picture, { frameToPicture }: { frameToPicture: Affine }): Uint8Array {
  const { width, height } = model.input;
  const output = new Uint8Array(width * height * 3);
  warp(view.raster, inputToRaster(model, frameToPicture, view), width, height, output);
  return output;
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}

describe('withViews', () => {
  it('reads a small face of a large picture with all the pixels that the file has', async () => {
    const face = at(900, 700, 1);
    const [viewed] = await withViews(picture, [face], model);
    const view = viewed?.view ?? expect.fail();
    expect(view.raster.width).toBe(view.width);
    expect(view.width).toBeLessThan(200);
    const best = crop(await (await openPicture(large)).region({ x: 800, y: 600, width: 400, height: 400 }), face);
    expect(crop(view, face)).toEqual(best);
    expect(meanDifference(crop(picture, face), best)).toBeGreaterThan(0.3);
  });

  it('decodes the part that holds all small faces once, and leaves large ones to the whole picture', async () => {
    const faces = [at(900, 700, 1), at(100, 100, 6), at(3000, 2000, 0.6)];
    const [first, second, third] = await withViews(picture, faces, model);
    expect(first?.view).toBe(third?.view);
    expect(second?.view).toMatchObject({ x: 0, y: 0, width: 4000, height: 3000 });
    const { x, y, width, height } = first?.view ?? expect.fail();
    expect(x).toBeLessThan(920);
    expect(y).toBeLessThan(720);
    expect(x + width).toBeGreaterThan(3090);
    expect(y + height).toBeGreaterThan(2110);
  });

  it('does not decode again what would not gain', async () => {
    const whole = { x: 0, y: 0, width: 4000, height: 3000, raster: picture.raster };
    const corners = [at(-20, -20, 1), at(3900, 2900, 1)];
    expect((await withViews(picture, corners, model)).map(({ view }) => view)).toEqual([whole, whole]);
    const small = await openPicture(sample(BLOND_WOMAN));
    const [viewed] = await withViews(small, [at(0, 0, 0.2)], model);
    expect(viewed?.view.raster).toBe(small.raster);
  });

  it('takes a face that lies outside the picture altogether', async () => {
    const [viewed] = await withViews(picture, [at(-500, -500, 1)], model);
    expect(viewed?.view).toMatchObject({ x: 0, y: 0, width: 1, height: 1 });
  });
});
