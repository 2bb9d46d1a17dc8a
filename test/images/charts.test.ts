import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { comparisonChart, scoresChart } from '../../src/images/charts.ts';

const bars = [
  { label: 'smiling', value: 0.97, detected: true, uncertain: false },
  { label: 'young', value: 0.55, detected: true, uncertain: true },
  { label: 'bald', value: 0.02, detected: false, uncertain: false },
];

/** How many pixels of a PNG have one of these colours, within what antialiasing leaves pure. */
async function countPixels(png: Buffer, colour: readonly [number, number, number]): Promise<number> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let pixels = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (colour.every((value, channel) => Math.abs((data[i + channel] ?? 0) - value) < 3)) pixels += 1;
  }
  return pixels;
}

describe('charts', () => {
  it('draw a longer bar for a higher score', async () => {
    const blue = [0x6f, 0x9c, 0xff] as const;
    const low = await countPixels(
      await scoresChart('t', [{ label: 'smiling', value: 0.2, detected: true, uncertain: false }], 0.5),
      blue,
    );
    const high = await countPixels(
      await scoresChart('t', [{ label: 'smiling', value: 0.8, detected: true, uncertain: false }], 0.5),
      blue,
    );
    expect(low).toBeGreaterThan(100);
    expect(high / low).toBeCloseTo(4, 0);
  });

  it('grow with the number of attributes', async () => {
    const { height: few } = await loadImage(await scoresChart('t', bars, 0.5));
    const { height: many } = await loadImage(await scoresChart('t', [...bars, ...bars, ...bars], 0.5));
    expect(many).toBeGreaterThan(few + 100);
  });

  it('draw the threshold where it is', async () => {
    const red = [0xff, 0x7a, 0x7a] as const;
    const chart = await scoresChart('t', bars, 0.3);
    expect(await countPixels(chart, red)).toBeGreaterThan(50);
    expect(chart.equals(await scoresChart('t', bars, 0.7))).toBe(false);
  });

  it('write letters without a font of the system', async () => {
    const text = await countPixels(
      await scoresChart(
        '',
        bars.map((bar) => ({ ...bar, value: 0 })),
        0.5,
      ),
      [0xf2, 0xf3, 0xf5],
    );
    const none = await countPixels(
      await scoresChart(
        '',
        bars.map((bar) => ({ ...bar, label: '', value: 0 })),
        0.5,
      ),
      [0xf2, 0xf3, 0xf5],
    );
    expect(text).toBeGreaterThan(none + 50);
  });

  it('put a sigmoid and a softmax side by side', async () => {
    const chart = await comparisonChart('t', [{ label: 'smiling', sigmoid: 0.9, softmax: 0.3 }]);
    const blue = await countPixels(chart, [0x6f, 0x9c, 0xff]);
    const amber = await countPixels(chart, [0xf2, 0xb8, 0x4b]);
    expect(blue / amber).toBeGreaterThan(2);
    expect(blue / amber).toBeLessThan(4);
  });
});
