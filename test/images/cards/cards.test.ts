import sharp from 'sharp';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { draw } from '../../../src/describe/draw.ts';
import { drawAllScoresCard } from '../../../src/images/cards/all-scores.ts';
import { drawCompareCard } from '../../../src/images/cards/compare.ts';
import { drawGroupCard, type GroupCard } from '../../../src/images/cards/group.ts';
import { drawOneFaceCard, type OneFaceCard } from '../../../src/images/cards/one-face.ts';
import { drawSheetCard } from '../../../src/images/cards/sheet.ts';
import { drawSigmoidCard } from '../../../src/images/cards/sigmoid.ts';
import { SMALL_TEXT, Surface } from '../../../src/images/cards/surface.ts';
import { drawWhyCard } from '../../../src/images/cards/why.ts';
import type { Pixels } from '../../../src/images/picture.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { allScoresCard } from '../../../src/wording/cards/all-scores.ts';
import { wordingIn } from '../../../src/wording/language.ts';
import { readingsOf } from '../../wording/readings-of.ts';
import { row } from './row.ts';

/** A picture of one colour. */
function plain(width: number, height: number, [red, green, blue]: readonly [number, number, number]): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i += 3) data.set([red, green, blue], i);
  return { width, height, raster: { data, width, height } };
}

const everything = readingsOf(Object.fromEntries(ATTRIBUTE_NAMES.map((name, i) => [name, (i + 1) / 42])));

const GREEN = [20, 200, 40] as const;
const oneFace: OneFaceCard = {
  locale: 'en',
  rows: [row, { ...row, label: 'rosy cheeks', value: 0.58, percent: '58 %', hatched: true }],
  notSure: 'not sure',
  nothing: 'Nothing stands out',
  footer: { usual: 'usual share', rest: '5 more' },
};

/** The pixels of a part of a card, measured as Discord shows it. */
async function part(card: Buffer, left: number, top: number, width: number, height: number) {
  const [x, y, w, h] = [left * 2, top * 2, width * 2, height * 2].map(Math.round);
  // `stats` reads the whole of what it is given.
  const cut = await sharp(card)
    .extract({ left: x ?? 0, top: y ?? 0, width: w ?? 1, height: h ?? 1 })
    .png()
    .toBuffer();
  const { channels } = await sharp(cut).stats();
  return channels.map(({ mean, min, max }) => ({ mean, min, max }));
}

/** Whether a part is the card's bare ground. */
async function isBare(card: Buffer, left: number, top: number, width: number, height: number): Promise<boolean> {
  return (await part(card, left, top, width, height)).every(({ min, max }) => max < 60 && max - min < 12);
}

/** Where Discord lays its ALT badge over a card that it shows 550 pixels wide, and over one on a phone. */
const BADGES = [
  { width: 45, height: 28 },
  { width: 80, height: 56 },
] as const;

describe('a card', () => {
  const face = { picture: plain(400, 500, GREEN), box: { x: 120, y: 150, width: 160, height: 200 } };
  const group: GroupCard = {
    locale: 'en',
    faces: [1, 2, 3].map((number) => ({
      number,
      box: { x: number * 200, y: 150, width: 90, height: 120 },
      words: ['smiling', 'bald'],
    })),
    others: [],
    note: 'left to right',
  };

  it.each([
    ['one face', () => drawOneFaceCard(oneFace, face), 280],
    ['one face that is not shown', () => drawOneFaceCard(oneFace), 280],
    ['a group', () => drawGroupCard(group, plain(1000, 500, GREEN)), 350],
    ['all scores', () => drawAllScoresCard({ locale: 'en', columns: [[]], legend: ['a', 'b'] }), 588],
    [
      'two faces',
      () =>
        drawCompareCard({ locale: 'en', rows: [], both: 'Both: bald', nothing: 'No difference' }, [
          face.picture.raster,
          face.picture.raster,
        ]),
      350,
    ],
    [
      'sigmoid and softmax',
      () =>
        drawSigmoidCard({
          locale: 'en',
          rows: [],
          legend: { sigmoid: 'a', softmax: 'b' },
          sums: { sigmoid: 'c', softmax: 'd' },
        }),
      350,
    ],
  ] as const)('of %s is a JPEG of twice the size at which it is shown, with full colour', async (_, draw, height) => {
    const { format, chromaSubsampling, ...size } = await sharp(await draw()).metadata();
    expect([format, chromaSubsampling, size.width, size.height]).toEqual(['jpeg', '4:4:4', 1100, 2 * height]);
  });

  it('of one face has the face on its left and a bar in the colour of its group', async () => {
    const card = await drawOneFaceCard(oneFace, face);
    const [red, green] = await part(card, 5, 5, 150, 260);
    expect(green?.mean).toBeGreaterThan(180);
    expect(red?.mean).toBeLessThan(40);
    const yellow = await part(await drawOneFaceCard({ ...oneFace, rows: [row] }, face), 300, 126, 60, 5);
    expect(yellow[0]?.max).toBeGreaterThan(230);
    expect(yellow[2]?.max).toBeLessThan(140);
  });

  it('of one face hatches what is not sure', async () => {
    const spread = async (hatched: boolean) => {
      const [red] = await part(
        await drawOneFaceCard({ ...oneFace, rows: [{ ...row, hatched }] }, face),
        300,
        126,
        60,
        5,
      );
      return (red?.max ?? 0) - (red?.min ?? 0);
    };
    expect(await spread(true)).toBeGreaterThan(spreadOfJpeg);
    expect(await spread(false)).toBeLessThan(spreadOfJpeg);
  });

  it('of a group leaves its bottom left bare, where the ALT badge is laid', async () => {
    const [badge] = BADGES;
    const card = await drawGroupCard(group, plain(1000, 500, GREEN));
    expect(await isBare(card, 0, 350 - badge.height, badge.width, badge.height)).toBe(true);
  });

  it('of all scores leaves the place of the ALT badge bare', async () => {
    const card = await draw({ kind: 'all-scores', card: allScoresCard(everything, 0.5, wordingIn()) });
    const { width, height } = await sharp(card).metadata();
    // It is shown at the size of a phone everywhere.
    const [, badge] = BADGES;
    expect(width).toBe(1100);
    expect(await isBare(card, 0, height / 2 - badge.height, badge.width, badge.height)).toBe(true);
  });

  it('of one face without a picture says nothing where the ALT badge is laid, on a phone either', async () => {
    const empty = await drawOneFaceCard({ ...oneFace, rows: [] });
    const full = await drawOneFaceCard({ ...oneFace, rows: new Array(6).fill(row) });
    for (const { width, height } of BADGES) {
      const of = (card: Buffer) => part(card, 0, 280 - height, width, height);
      expect(await of(full)).toEqual(await of(empty));
    }
  });

  it('shows a whole group even where that leaves the sides of the card dark', async () => {
    const picture = plain(600, 1200, GREEN);
    const faces = [0, 1].map((i) => ({
      number: i + 1,
      box: { x: 200, y: 50 + i * 1000, width: 90, height: 120 },
      words: ['bald'],
    }));
    const card = await drawGroupCard({ ...group, faces }, picture);
    expect(await isBare(card, 10, 60, 80, 200)).toBe(true);
    const [, green] = await part(card, 173, 60, 20, 200);
    expect(green?.mean).toBeGreaterThan(150);
  });

  /** Three faces from one corner of a picture to the other. */
  const spread = (words: readonly string[], height: number): GroupCard => ({
    ...group,
    faces: [50, 650, 1250].map((x, i) => ({
      number: i + 1,
      box: { x, y: 50 + (i * (height - 200)) / 2, width: 90, height: 120 },
      words,
    })),
  });
  const isGreen = async (...at: Parameters<typeof part>) => ((await part(...at))[1]?.mean ?? 0) > 150;

  it('has words over a wide picture and beside a tall one, which is larger that way', async () => {
    const wide = await drawGroupCard(spread(['bald'], 500), plain(1400, 500, GREEN));
    expect([await isGreen(wide, 20, 150, 500, 20), await isBare(wide, 370, 200, 8, 100)]).toEqual([true, false]);
    const tall = await drawGroupCard(spread(['bald'], 1200), plain(1400, 1200, GREEN));
    expect([await isGreen(tall, 200, 20, 100, 20), await isBare(tall, 368, 10, 10, 300)]).toEqual([true, true]);
  });

  it.each([
    ['over', 500, [268, 6, 6, 58] as const],
    ['beside', 1200, [368, 10, 8, 300] as const],
  ])(
    'shortens words that are too long %s the picture, and draws no letter outside',
    async (_, height, [x, y, w, h]) => {
      const card = await drawGroupCard(spread(['w'.repeat(80), 'i'.repeat(300)], height), plain(1400, height, GREEN));
      expect(await isBare(card, 543, 6, 7, 58)).toBe(true);
      expect(await isBare(card, x, y, w, h)).toBe(true);
    },
  );

  const words = ['blond hair', 'lipstick', 'smiling'];
  const locale = 'en';
  const side = { percent: '98 %', value: 0.98, hatched: false };

  it.each([
    ['one face', () => drawOneFaceCard(oneFace, face)],
    ['a group, its words over it', () => drawGroupCard(spread(words, 500), plain(1400, 500, GREEN))],
    ['a group, its words beside it', () => drawGroupCard(spread(words, 1200), plain(1400, 1200, GREEN))],
    ...[3, 8].map(
      (count) =>
        [
          `${count} pictures`,
          () => {
            const faces = Array.from({ length: count }, (_, i) => ({
              number: i + 1,
              portrait: face.picture.raster,
              words,
            }));
            return drawSheetCard({ locale, faces, note: 'picture by picture' });
          },
        ] as const,
    ),
    [
      'two faces',
      () => {
        const rows = [{ label: 'mouth open', colour: '#47e8b4', first: side, second: side }];
        const { raster } = face.picture;
        return drawCompareCard({ locale, rows, both: 'Both: bald', nothing: 'Nothing' }, [raster, raster]);
      },
    ],
    [
      'sigmoid and softmax',
      () => {
        const rows = [{ label: 'blond hair', colour: '#f6d262', sigmoid: side, softmax: side }];
        const sums = { sigmoid: 'All 40 scores add up to 900 %', softmax: 'All add up to 100 %' };
        return drawSigmoidCard({ locale, rows, legend: { sigmoid: 'a sigmoid each', softmax: 'one softmax' }, sums });
      },
    ],
    ['all scores', () => draw({ kind: 'all-scores', card: allScoresCard(everything, 0.5, wordingIn()) })],
    [
      'what a score leans on',
      () =>
        drawWhyCard({
          locale,
          crop: face.picture.raster,
          label: 'smiling',
          percent: '98 %',
          headline: 'Covering the mouth lowers it most.',
          meaning: 'It shows what the network leans on in this picture.',
          heat: {
            map: { columns: 2, rows: 1, values: [0, 1] },
            scale: { none: 'no change', half: 'half', most: 'most' },
          },
        }),
    ],
  ] as const)('has text that can be read on a phone: %s', async (_, draw) => {
    const text = vi.spyOn(Surface.prototype, 'text');
    onTestFinished(() => text.mockRestore());
    await draw();
    // A number on a face is as large as its face allows.
    const sizes = text.mock.calls.flatMap(([said, , , { size }]) => (/^\d+$/.test(said) ? [] : [size]));
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SMALL_TEXT);
  });

  it('draws nothing of the card before', async () => {
    const first = await drawOneFaceCard(oneFace);
    await drawOneFaceCard({ ...oneFace, rows: new Array(5).fill(row) }, face);
    expect((await drawOneFaceCard(oneFace)).equals(first)).toBe(true);
  });

  it('keeps apart from those that are drawn at the same time', async () => {
    const alone = [await drawOneFaceCard(oneFace, face), await drawOneFaceCard(oneFace)];
    const large = { picture: plain(3000, 3000, GREEN), box: { x: 500, y: 500, width: 1500, height: 2000 } };
    const together = await Promise.all([
      drawOneFaceCard(oneFace, large),
      drawOneFaceCard(oneFace, face),
      drawOneFaceCard(oneFace),
    ]);
    expect(together.slice(1).map((card, i) => alone[i]?.equals(card))).toEqual([true, true]);
  });

  it('refuses a column that would run off the card', async () => {
    const rows = new Array(26).fill({ label: 'bald', percent: '1 %', value: 0.01, detected: false, notSure: false });
    await expect(
      drawAllScoresCard({ locale: 'en', columns: [[{ title: 'Hair', colour: '#f6d262', rows }]], legend: [] }),
    ).rejects.toThrow(RangeError);
  });
});

/** More than JPEG adds to an even area, less than stripes have. */
const spreadOfJpeg = 60;
