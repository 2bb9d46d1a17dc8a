import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPicture } from '../../../src/images/open.ts';
import { wholeFramesOf } from '../../../src/images/sources/webp-frames.ts';
import { noise } from '../pictures.ts';

/** Four frames of 40 × 30. */
async function animated(): Promise<Buffer> {
  const raw = { width: 40, height: 120, channels: 3, pageHeight: 30 } as const;
  return sharp(await noise(40, 120).raw().toBuffer(), { raw })
    .webp({ lossless: true })
    .toBuffer();
}

describe('an animated WebP that was cut short', () => {
  it('has the frames that are whole', async () => {
    const webp = await animated();
    for (const [share, frames] of [
      [0.9, 3],
      [0.6, 2],
    ] as const) {
      const whole = wholeFramesOf(webp.subarray(0, Math.floor(webp.length * share))) ?? expect.fail();
      const { data, info } = await sharp(whole, { pages: -1, failOn: 'warning' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(info.height).toBe(30 * frames);
      const all = await sharp(webp, { pages: -1 }).raw().toBuffer();
      expect(data.equals(all.subarray(0, data.length))).toBe(true);
    }
  });

  it('is opened with them, and called damaged', async () => {
    const webp = await animated();
    const picture = await openPicture(webp.subarray(0, Math.floor(webp.length * 0.9)));
    expect(picture).toMatchObject({ format: 'webp', damaged: true, animation: { count: 3 } });
  });

  it('is refused where not even the first is whole', async () => {
    const webp = await animated();
    const cut = webp.subarray(0, Math.floor(webp.length * 0.1));
    expect(wholeFramesOf(cut)).toBeUndefined();
    await expect(openPicture(cut)).rejects.toMatchObject({ code: 'image/truncated' });
  });
});

it('a WebP that stands still has no frames to take', async () => {
  const still = await noise(40, 30).webp().toBuffer();
  expect(wholeFramesOf(still)).toBeUndefined();
  expect(wholeFramesOf(new Uint8Array())).toBeUndefined();
});
