import { describe, expect, it } from 'vitest';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { openPicture } from '../../src/images/open.ts';
import type { Raster } from '../../src/images/picture.ts';
import { BLUE, RED, redAndBlue } from './pictures.ts';

function pixel({ data, width }: Raster, x: number, y: number) {
  const [r, g, b] = data.subarray((y * width + x) * 3);
  return { r, g, b };
}

describe('region', () => {
  it('gives the pixels of a part, rounded outwards to whole ones', async () => {
    const view = await (await openPicture(await redAndBlue(64, 48).png().toBuffer())).region({
      x: 30.4,
      y: 10.6,
      width: 4.2,
      height: 5,
    });
    expect(view).toMatchObject({ x: 30, y: 10, width: 5, height: 6, raster: { width: 5, height: 6 } });
    expect(pixel(view.raster, 1, 0)).toEqual(RED);
    expect(pixel(view.raster, 2, 5)).toEqual(BLUE);
  });

  it('cuts a part that reaches past the border', async () => {
    const view = await (await openPicture(await redAndBlue(64, 48).png().toBuffer())).region({
      x: -20,
      y: 40,
      width: 40,
      height: 100,
    });
    expect(view).toMatchObject({ x: 0, y: 40, width: 20, height: 8 });
  });

  it('takes the part from the upright picture', async () => {
    const turned = await redAndBlue(64, 48).withMetadata({ orientation: 6 }).png().toBuffer();
    const view = await (await openPicture(turned)).region({ x: 0, y: 30, width: 48, height: 4 });
    expect(view).toMatchObject({ x: 0, y: 30, width: 48, height: 4 });
    expect(pixel(view.raster, 20, 0)).toEqual(RED);
    expect(pixel(view.raster, 20, 3)).toEqual(BLUE);
  });

  it('keeps fewer pixels of a part that is larger than the working size', async () => {
    const large = await redAndBlue(4000, 3000).jpeg().toBuffer();
    const { raster } = await (await openPicture(large)).region({ x: 0, y: 0, width: 4000, height: 1500 });
    expect(raster.width / raster.height).toBeCloseTo(4000 / 1500, 2);
    expect(Math.abs(raster.width * raster.height - IMAGE_LIMITS.workingPixels)).toBeLessThan(5000);
  });

  it('refuses a part outside the picture', async () => {
    const picture = await openPicture(await redAndBlue(64, 48).png().toBuffer());
    await expect(picture.region({ x: 64, y: 0, width: 5, height: 5 })).rejects.toThrow(/region of 64 × 48/);
  });
});
