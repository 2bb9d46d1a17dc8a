import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AllScoresCard, drawAllScoresCard, type ScoreRow } from '../../../src/images/cards/all-scores.ts';
import { type CompareCard, drawCompareCard } from '../../../src/images/cards/compare.ts';
import { drawGroupCard, type GroupCard } from '../../../src/images/cards/group.ts';
import { drawOneFaceCard, type OneFaceCard } from '../../../src/images/cards/one-face.ts';
import { drawSheetCard } from '../../../src/images/cards/sheet.ts';
import { drawSigmoidCard, type SigmoidCard } from '../../../src/images/cards/sigmoid.ts';
import { Surface } from '../../../src/images/cards/surface.ts';
import { drawWhyCard, type WhyCard } from '../../../src/images/cards/why.ts';
import type { Pixels, Raster } from '../../../src/images/picture.ts';
import { row } from './row.ts';

/**
 * Where everything on a card lies, one mark a line, against what was looked at and found good. After a change that is
 * meant: look at the card, then `npx vitest run test/images/cards/layout.test.ts -u`.
 */
const marks: string[] = [];

function raster(width: number, height: number): Raster {
  return { data: new Uint8Array(width * height * 3), width, height };
}

function plain(width: number, height: number): Pixels {
  return { width, height, raster: raster(width, height) };
}

/** In tenths of a pixel; pixels themselves by their size. */
function told(_key: string, value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 10) / 10;
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  return value;
}

/** Whether a number, or one of a box's or style's, is none. */
function isNowhere(arg: unknown): boolean {
  return Number.isNaN(arg) || (typeof arg === 'object' && arg !== null && Object.values(arg).some(Number.isNaN));
}

/** A canvas that is asked for text of no size, or a gradient from nowhere, ends the whole process. */
function checkSize(args: readonly unknown[]): void {
  const style = args.at(-1);
  if (typeof style !== 'object' || style === null || !('size' in style) || !Number.isFinite(style.size))
    throw new TypeError(`Expected a size, but got ${JSON.stringify(style)}.`);
}

/** Notes what is called on an object, and does it unless it takes long. */
function note(object: object, names: readonly string[], isDone: boolean): void {
  for (const name of names) {
    const original: unknown = Reflect.get(object, name);
    Reflect.set(object, name, function (this: unknown, ...args: unknown[]) {
      if (name === 'text' || name === 'measure') checkSize(args);
      if (args.some(isNowhere)) throw new TypeError(`Expected places for ${name}.`);
      marks.push([name, ...args.map((arg) => JSON.stringify(arg, told))].join(' '));
      return isDone && typeof original === 'function' ? Reflect.apply(original, this, args) : undefined;
    });
    restores.push(() => Reflect.set(object, name, original));
  }
}

const restores: (() => void)[] = [];

beforeEach(() => {
  marks.length = 0;
  note(Surface.prototype, ['text', 'measure', 'rectangle', 'outline', 'hatched', 'disc'], true);
  note(Surface.prototype, ['picture', 'overlay'], false);
  const context = createCanvas(1, 1).getContext('2d');
  note(Object.getPrototypeOf(context.createLinearGradient(0, 0, 1, 0)), ['addColorStop'], true);
  note(Object.getPrototypeOf(context), ['createLinearGradient'], true);
  note(Object.getPrototypeOf(context), ['ellipse', 'fillRect'], false);
  vi.spyOn(Surface.prototype, 'encode').mockResolvedValue(Buffer.alloc(0));
});

afterEach(() => {
  for (const restore of restores.splice(0)) restore();
  vi.restoreAllMocks();
});

async function holds(name: string, drawing: Promise<Buffer>): Promise<void> {
  await drawing;
  await expect(`${marks.join('\n')}\n`).toMatchFileSnapshot(`./layouts/${name}.txt`);
}

describe('the card of one face has its marks where they belong', () => {
  const card: OneFaceCard = {
    locale: 'en',
    rows: [
      row,
      { ...row, label: 'rosy cheeks', percent: '58 %', value: 0.58, usual: 0.07, hatched: true },
      { ...row, label: 'a label that leaves no room for what else', value: 0, usual: 1 },
      { ...row, label: 'another that leaves no room for a pill', percent: '7 %', value: 0.07, hatched: true },
    ],
    notSure: 'not sure',
    nothing: 'Nothing stands out, however long one looks at it',
    footer: { usual: 'usual share', rest: '5 more' },
  };
  const face = { picture: plain(400, 500), box: { x: 120, y: 150, width: 160, height: 200 } };

  it('with its face', () => holds('one-face', drawOneFaceCard(card, face)));

  it('without it', () => holds('one-face-hidden', drawOneFaceCard({ ...card, rows: [...card.rows, row, row] })));

  it('with nothing to say', () => holds('one-face-empty', drawOneFaceCard({ ...card, rows: [] }, face)));

  it.each([
    ['fits exactly beside its label', 0, 1],
    ['is wider by a pixel', 1, 0],
  ])('what is not sure is said in words where that %s', async (_, more, pills) => {
    const surface = new Surface(280, 'en');
    const measured = (text: string, size: number, weight: 400 | 600 | 700) => surface.measure(text, { size, weight });
    const label = 'wavy hair';
    const room = 550 - 18 - 186 - measured('58 %', 20, 700) - 14;
    const left = room - measured(label, 20, 600) - 9 - 18;
    // As wide as there is room for.
    vi.spyOn(Surface.prototype, 'measure').mockImplementation(() => left + more);
    await drawOneFaceCard({ ...card, rows: [{ ...row, label, percent: '58 %', hatched: true }] }, face);
    expect(marks.filter((mark) => mark.startsWith('text "not sure"'))).toHaveLength(pills);
  });
});

describe('the card of a group has its marks where they belong', () => {
  /** Faces in a row; words of three lengths. */
  const group = (count: number, width: number, height: number): GroupCard => ({
    locale: 'en',
    faces: Array.from({ length: count }, (_, i) => ({
      number: i + 1,
      box: {
        x: 20 + (i * (width - 140)) / count,
        y: (i * (height - 160)) / count,
        width: 60 + 5 * i,
        height: 80 + 7 * i,
      },
      words: ['smiling', 'blond hair', i % 2 === 0 ? 'young' : 'wearing a necklace and more'],
    })),
    others: [],
    note: 'left to right',
  });
  const unread = [
    { x: 300, y: 100, width: 50, height: 60 },
    { x: 500, y: 20, width: 6, height: 60 },
    { x: 600, y: 20, width: 60, height: 6 },
    { x: 980, y: 380, width: 200, height: 200 },
  ];

  it('over a wide picture, in two columns', () => {
    const card = { ...group(3, 1000, 400), others: [{ number: 4, box: { x: 880, y: 60, width: 40, height: 50 } }] };
    return holds('group-over', drawGroupCard(card, { ...plain(1000, 400), unread }));
  });

  it('over a wide picture, in three columns', () =>
    holds('group-over-many', drawGroupCard(group(7, 1600, 500), plain(1600, 500))));

  it('beside a tall picture', () => holds('group-beside', drawGroupCard(group(3, 500, 900), plain(500, 900))));

  it('beside a tall picture, in one line each', () =>
    holds('group-beside-many', drawGroupCard(group(12, 900, 1400), plain(900, 1400))));

  it('with few small faces in a large picture, which is brought nearer', () => {
    const faces = [0, 1].map((i) => ({
      number: i + 1,
      box: { x: 1500 + 60 * i, y: 1100, width: 30, height: 40 },
      words: ['bald'],
    }));
    return holds('group-near', drawGroupCard({ ...group(0, 1, 1), faces }, plain(4000, 3000)));
  });

  it('with faces whose numbers would hide each other, and at the border', () => {
    const places = [0, 5, 10, 15, 20].map((x) => ({ x: 400 + x, y: 300, width: 90, height: 40 }));
    const corners = [
      { x: -20, y: -30, width: 60, height: 80 },
      { x: 960, y: 560, width: 80, height: 90 },
    ];
    const faces = [...places, ...corners].map((box, i) => ({ number: i + 8, box, words: [] }));
    return holds('group-crowded', drawGroupCard({ ...group(0, 1, 1), faces }, plain(1000, 600)));
  });
});

describe('the card of several pictures has its marks where they belong', () => {
  it.each([1, 3, 4, 8])('with %i faces', (count) => {
    const faces = Array.from({ length: count }, (_, i) => ({
      number: i + 1,
      portrait: i % 2 === 0 ? raster(335, 470) : raster(470, 335),
      words: ['smiling', 'blond hair', 'young'].slice(0, 1 + (i % 3)),
    }));
    return holds(`sheet-${count}`, drawSheetCard({ locale: 'en', faces, note: 'picture by picture' }));
  });
});

describe('the card of two faces has its marks where they belong', () => {
  const side = (value: number, hatched = false) => ({ percent: `${Math.round(100 * value)} %`, value, hatched });
  const card: CompareCard = {
    locale: 'en',
    rows: [
      { label: 'mouth open', colour: '#47e8b4', first: side(0.98), second: side(0.02) },
      { label: 'bald', colour: '#f6d262', first: side(0), second: side(0.95) },
      { label: 'young', colour: '#f6d262', first: side(0.5, true), second: side(0.5) },
      {
        label: 'a label that is longer than there is room for',
        colour: '#47e8b4',
        first: side(0.3),
        second: side(1, true),
      },
    ],
    both: 'Both: smiling',
    nothing: 'Nothing differs',
  };
  const faces = [raster(248, 700), raster(248, 700)] as const;

  it('with what differs', () => holds('compare', drawCompareCard(card, faces)));

  it('with nothing that differs', () => holds('compare-nothing', drawCompareCard({ ...card, rows: [] }, faces)));
});

describe('the card of sigmoid and softmax has its marks where they belong', () => {
  const of = (value: number) => ({ value, percent: `${Math.round(100 * value)} %` });
  const card: SigmoidCard = {
    locale: 'en',
    rows: [
      { label: 'young', colour: '#f6d262', sigmoid: of(0.99), softmax: of(0.3) },
      { label: 'smiling', colour: '#47e8b4', sigmoid: of(0.5), softmax: of(0) },
      { label: 'wearing a necklace', colour: '#47e8b4', sigmoid: of(10 / 296), softmax: of(10.5 / 296) },
    ],
    legend: { sigmoid: 'a sigmoid each', softmax: 'one softmax' },
    sums: { sigmoid: 'All 40 add up to 900 %', softmax: 'All add up to 100 %' },
  };

  it('with short sums', () => holds('sigmoid', drawSigmoidCard(card)));

  it('with sums that are shrunk to stand side by side', () =>
    holds('sigmoid-long', drawSigmoidCard({ ...card, sums: { sigmoid: 'a'.repeat(30), softmax: 'b'.repeat(20) } })));

  it('with sums that are never shrunk beyond what can be read', () =>
    holds('sigmoid-longest', drawSigmoidCard({ ...card, sums: { sigmoid: 'a'.repeat(90), softmax: 'b' } })));
});

describe('the card of all scores has its marks where they belong', () => {
  const score: ScoreRow = { label: 'bald', percent: '1 %', value: 0.01, detected: false, notSure: false };
  const card: AllScoresCard = {
    locale: 'en',
    columns: [
      [
        {
          title: 'Hair',
          colour: '#f6d262',
          rows: [
            score,
            { ...score, label: 'blond hair', percent: '98 %', value: 0.98, detected: true },
            { ...score, label: 'wavy hair', percent: '55 %', value: 0.55, detected: true, notSure: true },
            { ...score, label: 'straight hair', percent: '0 %', value: 0, notSure: true },
          ],
        },
        { title: 'Face', colour: '#47e8b4', rows: [score] },
      ],
      [{ title: 'Head', colour: '#102030', rows: [{ ...score, value: 0 }] }],
    ],
    legend: ['bold: detected', 'dashed: not sure'],
  };

  it('with groups in two columns and a legend', () => holds('all-scores', drawAllScoresCard(card)));

  it('with as many rows as a column has room for, and with no more', async () => {
    const columns = (count: number) => [[{ title: 'Hair', colour: '#f6d262', rows: new Array(count).fill(score) }]];
    await expect(drawAllScoresCard({ ...card, columns: columns(25) })).resolves.toBeDefined();
    await expect(drawAllScoresCard({ ...card, columns: columns(26) })).rejects.toThrow(
      'Expected at most 26 rows and headings in a column.',
    );
  });
});

describe('the card of what a score leans on has its marks where they belong', () => {
  const card: WhyCard = {
    locale: 'en',
    crop: raster(140, 180),
    label: 'smiling',
    percent: '98 %',
    headline: 'Covering the mouth lowers it most, by far.',
    meaning: 'It shows what the network leans on in this picture, and nothing about whoever is in it.',
    heat: {
      map: { columns: 2, rows: 1, values: [0, 1] },
      scale: { none: 'no change', half: 'half', most: 'most' },
    },
  };

  it('with a heat map', () => holds('why', drawWhyCard(card)));

  it('without one', () => {
    const { heat: _, ...without } = card;
    return holds('why-without', drawWhyCard(without));
  });
});
