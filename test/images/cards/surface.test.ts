import sharp from 'sharp';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cut } from '../../../src/images/cards/crop.ts';
import { giveBack, halved } from '../../../src/images/cards/pixels.ts';
import { COLOURS, Surface, type TextStyle } from '../../../src/images/cards/surface.ts';
import type { Pixels } from '../../../src/images/picture.ts';

// Done as ever, and counted.
vi.mock('../../../src/images/cards/crop.ts', { spy: true });
vi.mock('../../../src/images/cards/pixels.ts', { spy: true });

beforeEach(() => {
  vi.clearAllMocks();
});

const GROUND = [0x1e, 0x1f, 0x24, 255];
const RED = [255, 0, 0, 255];

/** The card's pixel at a place that is given in CSS pixels. */
function at({ context }: Surface, x: number, y: number): number[] {
  return [...context.getImageData(Math.floor(2 * x), Math.floor(2 * y), 1, 1).data];
}

/** What stands in a row of the card, from `from` to `to`: its colours, one after the other, without repetition. */
function colours(surface: Surface, y: number, from: number, to: number): string[] {
  const found: string[] = [];
  for (let x = from; x < to; x += 0.5) {
    const colour = at(surface, x, y).slice(0, 3).join();
    if (found.at(-1) !== colour) found.push(colour);
  }
  return found;
}

function surface(locale = 'en', height = 60): Surface {
  return new Surface(height, locale);
}

describe('a surface', () => {
  it('is bare ground at first, whatever was drawn on its canvas before', async () => {
    const before = surface();
    before.rectangle({ x: 0, y: 0, width: 550, height: 60 }, '#ff0000');
    await before.encode();
    const next = surface();
    for (const [x, y] of [
      [0, 0],
      [549.5, 0],
      [0, 59.5],
      [549.5, 59.5],
      [275, 30],
    ] as const) {
      expect(at(next, x, y)).toEqual(GROUND);
    }
    expect([next.width, next.height]).toEqual([550, 60]);
  });

  it('becomes a JPEG of what is drawn on it, and gives its canvas back', async () => {
    const card = surface();
    card.rectangle({ x: 0, y: 0, width: 275, height: 60 }, '#ff0000');
    const jpeg = await card.encode();
    expect(giveBack).toHaveBeenCalledOnce();
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    expect([info.format, info.width, info.height, info.channels]).toEqual(['raw', 1100, 120, 3]);
    const [red = 0, green = 0] = data.subarray(3 * (60 * 1100 + 270));
    expect([red > 245, green < 10]).toEqual([true, true]);
    const { chromaSubsampling, hasAlpha } = await sharp(jpeg).metadata();
    expect([chromaSubsampling, hasAlpha]).toEqual(['4:4:4', false]);
  });
});

describe('a rectangle', () => {
  it('is filled to its edges, and to its corners unless they are round', () => {
    const card = surface();
    card.rectangle({ x: 10, y: 10, width: 20, height: 10 }, '#ff0000');
    expect([at(card, 10, 10), at(card, 29.5, 19.5), at(card, 9.5, 10), at(card, 30, 15), at(card, 15, 20)]).toEqual([
      RED,
      RED,
      GROUND,
      GROUND,
      GROUND,
    ]);
    card.rectangle({ x: 50, y: 10, width: 20, height: 10 }, '#ff0000', 4);
    expect([at(card, 50, 10), at(card, 55, 10), at(card, 50, 15)]).toEqual([GROUND, RED, RED]);
  });

  it('is no rounder than it is narrow', () => {
    const card = surface();
    card.rectangle({ x: 10, y: 10, width: 40, height: 10 }, '#ff0000', 100);
    // Half circles at both ends.
    expect([at(card, 16, 10), at(card, 43.5, 10), at(card, 10.5, 15), at(card, 11, 11)]).toEqual([
      RED,
      RED,
      RED,
      GROUND,
    ]);
    card.rectangle({ x: 80, y: 10, width: 10, height: 40 }, '#ff0000', 100);
    expect([at(card, 80, 16), at(card, 80, 43.5), at(card, 85, 10.5), at(card, 81, 11)]).toEqual([
      RED,
      RED,
      RED,
      GROUND,
    ]);
  });
});

describe('an outline', () => {
  it('is a line of its width on the edge, and leaves the inside alone', () => {
    const card = surface();
    card.outline({ x: 10, y: 10, width: 20, height: 20 }, '#ff0000', 2, 0);
    expect(colours(card, 20, 5, 35)).toEqual(['30,31,36', '255,0,0', '30,31,36', '255,0,0', '30,31,36']);
    expect([at(card, 9, 20), at(card, 10.5, 20), at(card, 8.5, 20), at(card, 11, 20)]).toEqual([
      RED,
      RED,
      GROUND,
      GROUND,
    ]);
  });

  it('has gaps where it is dashed, and the next one none', () => {
    const card = surface();
    card.outline({ x: 10, y: 10, width: 60, height: 20 }, '#ff0000', 2, 0, [6, 4]);
    const dashed = colours(card, 9.5, 12, 68).length;
    expect(dashed).toBeGreaterThan(8);
    card.outline({ x: 110, y: 10, width: 60, height: 20 }, '#ff0000', 2, 0);
    expect(colours(card, 9.5, 112, 168)).toEqual(['255,0,0']);
  });
});

/** What a card wrote, and how. */
function written(
  card: Surface,
): { text: string; x: number; y: number; font: string; align: string; colour: unknown }[] {
  const all: ReturnType<typeof written> = [];
  const { context } = card;
  vi.spyOn(context, 'fillText').mockImplementation((text, x, y) => {
    const { font, textAlign, textBaseline, fillStyle } = context;
    expect(textBaseline).toBe('alphabetic');
    all.push({ text, x, y, font, align: textAlign, colour: fillStyle });
  });
  return all;
}

const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1]);
const weightOf = (font: string) => /\b\d00\b/.exec(font)?.[0] ?? '400';

describe('text', () => {
  it('stands with the middle of its capitals at y, in the colour of text and from x on', () => {
    const card = surface();
    const all = written(card);
    const width = card.text('Hair', 10, 30, { size: 20 });
    const [first = expect.fail()] = all;
    expect(first).toMatchObject({ text: 'Hair', x: 10, align: 'left', colour: COLOURS.text });
    expect(first.y).toBeCloseTo(30 + 0.364 * 20, 6);
    expect([sizeOf(first.font), weightOf(first.font)]).toEqual([20, '400']);
    expect(width).toBe(card.measure('Hair', { size: 20 }));
  });

  it('has the weight, the colour and the side that it is given', () => {
    const card = surface();
    const all = written(card);
    card.text('Hair', 10, 30, { size: 16, weight: 700, colour: '#ff0000', align: 'right' });
    expect(all[0]).toMatchObject({ align: 'right', colour: '#ff0000' });
    expect(weightOf(all[0]?.font ?? '')).toBe('700');
  });

  it('is measured in the size and weight that it will have', () => {
    const card = surface();
    const measured = (size: number, weight?: 400 | 700) => card.measure('Hair', { size, ...(weight && { weight }) });
    expect(measured(40)).toBeCloseTo(2 * measured(20), 0);
    expect(measured(20)).toBe(measured(20, 400));
    expect(measured(20, 700)).toBeGreaterThan(measured(20));
  });

  const long = 'blond hair';
  const fitted = (style: Partial<TextStyle>) => {
    const card = surface();
    const all = written(card);
    const width = card.text(long, 0, 30, { size: 20, ...style });
    const [{ text, font, y } = expect.fail()] = all;
    return { text, size: sizeOf(font), width, measured: card.measure(text, { size: sizeOf(font) }), y };
  };

  it('that fits exactly is left as it is', () => {
    const room = surface().measure(long, { size: 20 });
    expect(fitted({ maxWidth: room })).toMatchObject({ text: long, size: 20, width: room });
  });

  it('that is too wide is shrunk by half pixels until it fits, down to what is told', () => {
    const card = surface();
    const found = fitted({ maxWidth: card.measure(long, { size: 17.25 }), leastSize: 14 });
    expect(found).toMatchObject({ text: long, size: 17 });
    expect(found.width).toBe(found.measured);
    expect(found.y).toBeCloseTo(30 + 0.364 * 17, 6);
    expect(fitted({ maxWidth: card.measure(long, { size: 14 }), leastSize: 14 })).toMatchObject({
      text: long,
      size: 14,
    });
  });

  it('that is too wide all the same is cut, with an ellipsis, to what fits', () => {
    const card = surface();
    const room = card.measure(long, { size: 14 }) - 1;
    const found = fitted({ maxWidth: room, leastSize: 14 });
    expect(found.size).toBe(14);
    expect(found.text).toMatch(/^blond h[ai]*…$/);
    expect(found.width).toBeLessThanOrEqual(room);
    expect(found.width).toBe(found.measured);
  });

  it('is cut at its size where nothing is said of a smaller one, and never to nothing', () => {
    const room = surface().measure('blond …', { size: 20 });
    // No space before the ellipsis.
    expect(fitted({ maxWidth: room })).toMatchObject({ text: 'blond…', size: 20 });
    expect(fitted({ maxWidth: 1 })).toMatchObject({ text: 'b…', size: 20 });
  });
});

describe('a paragraph', () => {
  const words = 'Covering the mouth lowers it most';
  const style = { size: 18, maxWidth: 150, weight: 600 } as const;

  it('has a line after the other, none wider than there is room, and says where the next would be', () => {
    const card = surface();
    const all = written(card);
    const next = card.paragraph(words, 20, 30, 23, style);
    expect(all.map(({ text }) => text).join(' ')).toBe(words);
    expect(all.length).toBeGreaterThan(1);
    expect(all.map(({ x }) => x)).toEqual(all.map(() => 20));
    expect(all.map(({ y }) => Math.round(y - 0.364 * 18))).toEqual(all.map((_, i) => 30 + 23 * i));
    expect(next).toBe(30 + 23 * all.length);
    for (const [i, { text }] of all.entries()) {
      expect(card.measure(text, style)).toBeLessThanOrEqual(150);
      // And none is broken before it must be.
      const [word = ''] = all[i + 1]?.text.split(' ') ?? [];
      if (word) expect(card.measure(`${text} ${word}`, style)).toBeGreaterThan(150);
    }
  });

  it('is one line where that is enough, to the pixel', () => {
    const card = surface();
    const all = written(card);
    const room = { ...style, maxWidth: card.measure(words, style) };
    expect(card.paragraph(words, 20, 30, 23, room)).toBe(53);
    expect(all.map(({ text }) => text)).toEqual([words]);
  });

  it('cuts a word that is wider than a line', () => {
    const card = surface();
    const all = written(card);
    card.paragraph(`${'w'.repeat(40)} is wide`, 20, 30, 23, style);
    expect(all.map(({ text }) => text)).toEqual([expect.stringMatching(/^w+…$/), 'is wide']);
  });

  it('is broken where its language breaks lines', () => {
    const card = surface('ja');
    const all = written(card);
    card.paragraph('この写真で口を覆うと最も下がります', 20, 30, 23, { ...style, maxWidth: 120 });
    expect(all.length).toBeGreaterThan(1);
    expect(all.map(({ text }) => text).join('')).toBe('この写真で口を覆うと最も下がります');
  });
});

describe('what is hatched', () => {
  it('has stripes that rise to the right, in its box alone', () => {
    const card = surface();
    card.hatched({ x: 10, y: 20, width: 40, height: 10 }, '#ff0000', 0);
    expect([at(card, 9.5, 25), at(card, 50, 25), at(card, 25, 19.5), at(card, 25, 30)]).toEqual(
      new Array(4).fill(GROUND),
    );
    const redAt = (y: number) =>
      Array.from({ length: 80 }, (_, i) => 10 + i / 2).filter((x) => (at(card, x, y)[0] ?? 0) > 200);
    const [middle, above] = [redAt(25), redAt(24)];
    // A stripe each five pixels, so wide that nearly half of it is filled, from one end to the other.
    expect(middle.length).toBeGreaterThan(15);
    expect(middle.length).toBeLessThan(60);
    expect([(middle[0] ?? 99) < 16, (middle.at(-1) ?? 0) > 44]).toEqual([true, true]);
    // A pixel higher, they are a pixel farther to the right.
    const inner = (xs: number[]) => xs.filter((x) => x > 15 && x < 45);
    expect(inner(above).filter((x) => !middle.includes(x - 1))).toEqual([]);
  });

  it('is round where it is told to be, and nothing after it is clipped', () => {
    const card = surface();
    card.hatched({ x: 10, y: 20, width: 40, height: 10 }, '#ff0000', 5);
    expect(at(card, 10, 20)).toEqual(GROUND);
    expect(at(card, 10, 29.5)).toEqual(GROUND);
    card.rectangle({ x: 100, y: 0, width: 10, height: 10 }, '#ff0000');
    expect(at(card, 105, 5)).toEqual(RED);
  });
});

describe('a disc', () => {
  it('is white with a dark ring of a pixel and a half', () => {
    const card = surface();
    written(card);
    card.disc('1', 30, 30, 20);
    expect([at(card, 30, 30), at(card, 38.5, 30), at(card, 30, 21)]).toEqual(new Array(3).fill([255, 255, 255, 255]));
    expect([at(card, 40.5, 30), at(card, 30, 19)]).toEqual(new Array(2).fill([0x10, 0x10, 0x14, 255]));
    expect([at(card, 42, 30), at(card, 30, 17.5), at(card, 38.5, 21)]).toEqual(new Array(3).fill(GROUND));
  });

  it.each([
    ['7', 0.7],
    ['12', 0.62],
    ['123', 0.5],
  ])('says %s in the middle, so large that it stays inside', (text, share) => {
    const card = surface();
    const all = written(card);
    card.disc(text, 30, 31, 20);
    const [first = expect.fail()] = all;
    expect(first).toMatchObject({ text, x: 30, align: 'center', colour: COLOURS.dark });
    expect(sizeOf(first.font)).toBeCloseTo(20 * share, 5);
    expect(weightOf(first.font)).toBe('700');
    expect(first.y).toBeCloseTo(31 + 0.364 * 20 * share, 4);
  });
});

/** A picture whose pixels are black and white by turns. */
function chequered(width: number, height: number): Pixels {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return ((pixel % width) + Math.floor(pixel / width)) % 2 === 0 ? 0 : 255;
  });
  return { width, height, raster: { data, width, height } };
}

/** A picture of one colour but for a red left half. */
function halfRed(width: number, height: number): Pixels {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    Math.floor(i / 3) % width < width / 2 && i % 3 > 0 ? 0 : 255,
  );
  return { width, height, raster: { data, width, height } };
}

const whole = ({ width, height }: Pixels) => ({ x: 0, y: 0, width, height });

describe('a picture on a card', () => {
  it('of the size that it has there is laid on it pixel for pixel', async () => {
    const card = surface();
    await card.picture(
      chequered(40, 20),
      { x: 0, y: 0, width: 40, height: 20 },
      { x: 10, y: 10, width: 20, height: 10 },
    );
    expect([at(card, 10, 10), at(card, 10.5, 10), at(card, 10.5, 10.5)]).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
      [0, 0, 0, 255],
    ]);
    expect([at(card, 9.5, 10), at(card, 30, 15), at(card, 15, 20)]).toEqual(new Array(3).fill(GROUND));
    expect([cut, halved].map((each) => vi.mocked(each).mock.calls.length)).toEqual([0, 0]);
  });

  it.each([
    ['a tenth of the size', 10, 6, 0, 0],
    ['a little larger', 220, 130, 0, 0],
    ['twice as large, reduced by halves', 400, 240, 0, 1],
    ['four times as wide', 800, 239, 0, 0],
    ['four times as wide and twice as tall', 800, 240, 0, 1],
    ['more than four times as large', 802, 240, 1, 0],
    ['as tall as four times', 400, 480, 0, 1],
    ['taller than four times', 400, 484, 1, 0],
    ['more pixels than a canvas resamples faster', 520, 400, 1, 0],
    ['as many pixels as a canvas resamples faster', 500, 400, 0, 1],
  ])('that is %s fills its place, and nothing beside it', async (_, width, height, cuts, halves) => {
    const card = surface('en', 100);
    const picture = halfRed(width, height);
    await card.picture(picture, whole(picture), { x: 20, y: 20, width: 100, height: 60 });
    expect([at(card, 22, 22), at(card, 60, 78)].map(([r, g, b]) => [r, g, b])).toEqual(new Array(2).fill([255, 0, 0]));
    expect([at(card, 80, 22), at(card, 118, 78)].map(([, g, b]) => [g, b])).toEqual(new Array(2).fill([255, 255]));
    expect([at(card, 19, 50), at(card, 120.5, 50), at(card, 60, 19), at(card, 60, 80.5)]).toEqual(
      new Array(4).fill(GROUND),
    );
    if (cuts === 1) expect(cut).toHaveBeenCalledOnce();
    else expect(cut).not.toHaveBeenCalled();
    expect(halved).toHaveBeenCalledTimes(halves);
  });

  it('that is reduced is the mean of its pixels', async () => {
    const card = surface('en', 100);
    const picture = chequered(400, 240);
    await card.picture(picture, whole(picture), { x: 20, y: 20, width: 50, height: 30 });
    for (const [x, y] of [
      [30, 30],
      [45.5, 35],
      [60, 40.5],
    ] as const) {
      for (const channel of at(card, x, y).slice(0, 3)) expect(Math.abs(channel - 128)).toBeLessThan(3);
    }
  });

  it('lies at whole pixels of the card', async () => {
    const card = surface('en', 100);
    const picture = halfRed(10, 10);
    await card.picture(picture, whole(picture), { x: 20.2, y: 20.2, width: 50.1, height: 30.1 });
    expect([at(card, 20, 20), at(card, 19.5, 20)].map(([red, green]) => [red, green])).toEqual([
      [255, 0],
      [30, 31],
    ]);
    expect([at(card, 69.5, 49.5), at(card, 70, 50)].map(([, green]) => green)).toEqual([255, 31]);
  });

  it('is shown in part where a part is asked for', async () => {
    const card = surface('en', 100);
    const picture = halfRed(100, 100);
    await card.picture(picture, { x: 50, y: 0, width: 50, height: 100 }, { x: 20, y: 20, width: 20, height: 40 });
    expect([at(card, 21, 30), at(card, 38, 50)]).toEqual(new Array(2).fill([255, 255, 255, 255]));
  });
});

it('what is laid over a card is blended by its alpha, and enlarged to its place', () => {
  const card = surface();
  const data = new Uint8ClampedArray(4 * 4 * 2);
  for (let pixel = 0; pixel < 8; pixel++) data.set([255, 255, 255, pixel % 4 < 2 ? 0 : 128], 4 * pixel);
  card.overlay(data, 4, 2, { x: 10, y: 10, width: 40, height: 20 });
  expect([at(card, 12, 20), at(card, 9, 20), at(card, 51, 20), at(card, 40, 9), at(card, 40, 31)]).toEqual(
    new Array(5).fill(GROUND),
  );
  const [red = 0] = at(card, 45, 20);
  expect(Math.abs(red - (30 + 255) / 2)).toBeLessThan(3);
});
