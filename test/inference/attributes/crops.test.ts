import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPicture } from '../../../src/images/open.ts';
import type { Picture } from '../../../src/images/picture.ts';
import type { Landmarks } from '../../../src/inference/analysis.ts';
import { alignedCrops } from '../../../src/inference/attributes/crops.ts';
import { frameToWholePicture, meanLandmarks } from '../../../src/inference/attributes/face-frame.ts';
import { type AttributeModelInfo, readAttributeModelInfo } from '../../../src/inference/attributes/model.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { BLOND_WOMAN, sample } from '../../samples.ts';

let model: AttributeModelInfo;
let portrait: Picture;
/** Where the averaged face has its landmarks: where CelebA's have them on average. */
let landmarks: Landmarks;

beforeAll(async () => {
  model = await readAttributeModelInfo(join(PACKAGE_ROOT, 'models'));
  portrait = await openPicture(sample(BLOND_WOMAN));
  landmarks = meanLandmarks(model.frame, frameToWholePicture(model.frame, 356, 436));
});

async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [first, second] = await Promise.all([a, b].map((png) => sharp(png).removeAlpha().raw().toBuffer()));
  if (!first || !second || first.length !== second.length) return Number.NaN;
  return first.reduce((sum, value, i) => sum + Math.abs(value - (second[i] ?? 0)), 0) / first.length;
}

describe('alignedCrops', () => {
  it("gives the middle of an aligned picture at the network's size", async () => {
    const [crop] = await alignedCrops(portrait, [{ landmarks }], model);
    const { width, height, format } = await sharp(crop).metadata();
    expect({ width, height, format }).toEqual({ width: model.input.width, height: model.input.height, format: 'png' });
    const scale = 356 / model.frame.width / model.frame.scale;
    const [cutWidth, cutHeight] = [Math.round(model.input.width * scale), Math.round(model.input.height * scale)];
    const middle = await sharp(sample(BLOND_WOMAN))
      .extract({
        left: Math.round((356 - cutWidth) / 2),
        top: Math.round((436 - cutHeight) / 2),
        width: cutWidth,
        height: cutHeight,
      })
      .resize(model.input.width, model.input.height, { fit: 'fill' })
      .png()
      .toBuffer();
    expect(await difference(crop ?? expect.fail(), middle)).toBeLessThan(3);
  });

  it('turns a face upright, whichever way it lies in the picture', async () => {
    const [upright = expect.fail()] = await alignedCrops(portrait, [{ landmarks }], model);
    const turned = await sharp(sample(BLOND_WOMAN)).rotate(90).png().toBuffer();
    const turn = ({ x, y }: { x: number; y: number }) => ({ x: 436 - y, y: x });
    const [a, b, c, d, e] = landmarks;
    const [crop = expect.fail()] = await alignedCrops(
      await openPicture(turned),
      [{ landmarks: [turn(a), turn(b), turn(c), turn(d), turn(e)] }],
      model,
    );
    expect(await difference(crop, upright)).toBeLessThan(1);
  });

  it('gives one crop a face, in their order', async () => {
    const further: Landmarks = [
      { x: 10, y: 10 },
      { x: 40, y: 10 },
      { x: 25, y: 25 },
      { x: 15, y: 40 },
      { x: 35, y: 40 },
    ];
    const crops = await alignedCrops(portrait, [{ landmarks: further }, { landmarks }], model);
    const [alone] = await alignedCrops(portrait, [{ landmarks }], model);
    expect(crops).toHaveLength(2);
    expect(crops[1]).toEqual(alone);
    expect(crops[0]).not.toEqual(alone);
    expect(await alignedCrops(portrait, [], model)).toEqual([]);
  });
});
