import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../src/images/annotate.ts';
import { openPicture } from '../../src/images/open.ts';

type Colour = readonly [number, number, number];

function plain(width: number, height: number, [r, g, b]: Colour): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
}

async function pixelsOf(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return {
    width,
    height,
    /** Relative luminance as WCAG defines it, 0..1. */
    luminance: (x: number, y: number): number => {
      const at = (Math.round(y) * width + Math.round(x)) * 3;
      const [r, g, b] = [data[at], data[at + 1], data[at + 2]].map((value = 0) => {
        const linear = value / 255;
        return linear <= 0.04045 ? linear / 12.92 : ((linear + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
    },
  };
}

function contrast(luminances: readonly number[]): number {
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor(to) - Math.floor(from)) }, (_, i) => Math.floor(from) + i);
}

const BACKGROUNDS: Record<string, Colour> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  grey: [128, 128, 128],
  'the bright colour of the boxes': [255, 212, 0],
  'the dark colour of the boxes': [16, 16, 20],
};

describe('annotate', () => {
  for (const [name, colour] of Object.entries(BACKGROUNDS)) {
    for (const [width, height] of [
      [64, 48],
      [640, 480],
      [3200, 2400],
    ] as const) {
      it(`draws boxes and numbers that stand out on ${name}, ${width} × ${height}`, async () => {
        const box = { x: width * 0.4, y: height * 0.4, width: width * 0.3, height: height * 0.4 };
        const copy = await pixelsOf(
          await annotate(await openPicture(await plain(width, height, colour)), { faces: [{ box }], unread: [] }),
        );
        const near = copy.width / 80;
        const side = range(copy.width * 0.4 - near, copy.width * 0.4 + near);
        // 7 is what WCAG asks of text at its strictest level.
        expect(contrast(side.map((x) => copy.luminance(x, copy.height * 0.6)))).toBeGreaterThan(7);
        const badge = range(copy.height * 0.4 - copy.width / 24, copy.height * 0.4 - near).flatMap((y) =>
          range(copy.width * 0.4 + 4, copy.width * 0.4 + copy.width / 24).map((x) => copy.luminance(x, y)),
        );
        expect(contrast(badge)).toBeGreaterThan(7);
        const letters = badge.filter((luminance) => luminance < 0.3).length / badge.length;
        expect(letters).toBeGreaterThan(0.05);
        expect(letters).toBeLessThan(0.5);
      });
    }
  }

  it('numbers the faces as people read them and leaves unread ones without a number', async () => {
    const picture = await plain(800, 400, [90, 90, 90]);
    const left = { box: { x: 100, y: 150, width: 120, height: 150 } };
    const right = { box: { x: 500, y: 150, width: 120, height: 150 } };
    const badgeAt = async (faces: readonly (typeof left)[], unread: readonly (typeof left)[], x: number) => {
      const copy = await annotate(await openPicture(picture), { faces, unread });
      return sharp(copy).extract({ left: x, top: 105, width: 60, height: 40 }).raw().toBuffer();
    };
    const difference = (a: Buffer, b: Buffer) => a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0);
    const one = await badgeAt([left, right], [], 100);
    const two = await badgeAt([left, right], [], 500);
    expect(difference(one, two)).toBeGreaterThan(20_000);
    expect(difference(two, await badgeAt([right, left], [], 500))).toBe(0);
    const bare = await badgeAt([left], [right], 500);
    expect(Math.max(...bare) - Math.min(...bare)).toBeLessThan(60);
  });

  it('draws an unread face as a dashed box', async () => {
    const box = { x: 200, y: 100, width: 240, height: 240 };
    const copy = await pixelsOf(
      await annotate(await openPicture(await plain(640, 480, [40, 40, 40])), { faces: [], unread: [{ box }] }),
    );
    const bright = range(110, 330).filter((y) => Math.max(...range(199, 206).map((x) => copy.luminance(x, y))) > 0.5);
    expect(bright.length / 220).toBeGreaterThan(0.2);
    expect(bright.length / 220).toBeLessThan(0.8);
  });

  it('closes the box of a face that the border cuts', async () => {
    const box = { x: -300, y: 100, width: 400, height: 300 };
    const copy = await pixelsOf(
      await annotate(await openPicture(await plain(640, 480, [255, 255, 255])), { faces: [{ box }], unread: [] }),
    );
    expect(contrast(range(0, 6).map((x) => copy.luminance(x, 250)))).toBeGreaterThan(7);
  });

  it('enlarges small pictures and reduces large ones', async () => {
    const sizeOf = async (width: number, height: number) => {
      const { width: w, height: h } = await sharp(
        await annotate(await openPicture(await plain(width, height, [0, 0, 0])), { faces: [], unread: [] }),
      ).metadata();
      return [w, h];
    };
    expect(await sizeOf(32, 24)).toEqual([640, 480]);
    expect(await sizeOf(1000, 700)).toEqual([1000, 700]);
    expect(await sizeOf(3000, 4000)).toEqual([960, 1280]);
    expect(await sizeOf(6000, 2)).toEqual([1280, 1]);
  });

  it('draws on the upright picture and drops its metadata', async () => {
    const turned = await sharp(await plain(400, 200, [255, 255, 255]))
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .jpeg()
      .toBuffer();
    const box = { x: 50, y: 250, width: 100, height: 100 };
    const copy = await annotate(await openPicture(turned), { faces: [{ box }], unread: [] });
    const { width, height, exif, orientation } = await sharp(copy).metadata();
    expect({ width, height, exif, orientation }).toEqual({
      width: 320,
      height: 640,
      exif: undefined,
      orientation: undefined,
    });
    const pixels = await pixelsOf(copy);
    expect(contrast(range(78, 84).map((x) => pixels.luminance(x, 480)))).toBeGreaterThan(7);
  });

  it('stays below 5 MiB even for a picture of noise', async () => {
    const noise = await sharp({
      create: {
        width: 1280,
        height: 1280,
        channels: 3,
        background: 'black',
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
      },
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect((await annotate(await openPicture(noise), { faces: [], unread: [] })).byteLength).toBeLessThan(
      5 * 1024 * 1024,
    );
  });
});
