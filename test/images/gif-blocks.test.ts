import sharp from 'sharp';
import { expect, it } from 'vitest';
import { endsWithinBlock } from '../../src/images/gif-blocks.ts';
import { openPicture } from '../../src/images/open.ts';
import { noise } from './pictures.ts';

/** Four frames of 40 × 30. */
async function animated(): Promise<Buffer> {
  const raw = { width: 40, height: 120, channels: 3, pageHeight: 30 } as const;
  return sharp(await noise(40, 120).raw().toBuffer(), { raw })
    .gif()
    .toBuffer();
}

it('a GIF ends within a block where its end is missing', async () => {
  for (const gif of [
    await animated(),
    await noise(40, 30).gif().toBuffer(),
    await noise(9, 9).gif({ colours: 2 }).toBuffer(),
  ]) {
    expect(endsWithinBlock(gif)).toBe(false);
    for (const missing of [2, 3, 50, Math.floor(gif.length / 2)]) {
      expect(endsWithinBlock(gif.subarray(0, -missing)), `${missing} bytes`).toBe(true);
    }
  }
});

it('a GIF does not where it lacks nothing but the mark of its end, or has more behind it', async () => {
  const gif = await animated();
  expect(endsWithinBlock(gif.subarray(0, -1))).toBe(false);
  expect(endsWithinBlock(Buffer.concat([gif, Buffer.from('made by somebody')]))).toBe(false);
});

it('an animation of which the last frames are missing is opened, and called damaged', async () => {
  const gif = await animated();
  expect(await openPicture(gif)).toMatchObject({ damaged: false, animation: { count: 4 } });
  const cut = await openPicture(gif.subarray(0, Math.floor(gif.length * 0.7)));
  expect(cut.damaged).toBe(true);
  expect(cut.animation?.count).toBeLessThan(4);
});
