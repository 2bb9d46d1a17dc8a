import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CardOptions, drawCard, nearestFace } from '../../src/describe/cards.ts';
import { illustrate } from '../../src/describe/illustrate.ts';
import { cutPortraits } from '../../src/describe/portraits.ts';
import { explainScores } from '../../src/describe/why.ts';
import { annotate } from '../../src/images/annotate.ts';
import { cut } from '../../src/images/cards/crop.ts';
import { drawGroupCard } from '../../src/images/cards/group.ts';
import { drawOneFaceCard } from '../../src/images/cards/one-face.ts';
import { drawWhyCard } from '../../src/images/cards/why.ts';
import type { Picture, Raster } from '../../src/images/picture.ts';
import type { Analyser, Analysis, AttributeScores, Face } from '../../src/inference/analysis.ts';
import { groupCard } from '../../src/wording/cards/group.ts';
import { oneFaceCard } from '../../src/wording/cards/one-face.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { readScores } from '../../src/wording/readings.ts';
import { analysisOf, foundFace, labelledFace, scoresOf } from '../bot/scores.ts';

// What is drawn of what; how it is drawn is told under test/images.
vi.mock('../../src/images/cards/one-face.ts', () => ({ drawOneFaceCard: vi.fn(async () => Buffer.from('one face')) }));
vi.mock('../../src/images/cards/group.ts', () => ({ drawGroupCard: vi.fn(async () => Buffer.from('group')) }));
vi.mock('../../src/images/cards/why.ts', () => ({ drawWhyCard: vi.fn(async () => Buffer.from('why')) }));
vi.mock('../../src/images/annotate.ts', () => ({ annotate: vi.fn(async () => Buffer.from('annotated')) }));
vi.mock('../../src/images/cards/crop.ts', { spy: true });

beforeEach(() => {
  vi.clearAllMocks();
});

const raster = (width: number, height: number): Raster => ({ width, height, data: new Uint8Array(3 * width * height) });
const picture: Picture = {
  width: 640,
  height: 480,
  raster: raster(640, 480),
  format: 'png',
  damaged: false,
  region: async () => ({ x: 0, y: 0, width: 640, height: 480, raster: picture.raster }),
};

const smiling = scoresOf((_, name) => (name === 'Smiling' ? 6 : -6));
const bald = scoresOf((_, name) => (name === 'Bald' ? 6 : -6));
/** Largest first, which is not how people read the picture. */
const [right, left] = [labelledFace(smiling, 400), labelledFace(bald, 20)];
const both = analysisOf([right, left]);
const options: CardOptions = { threshold: 0.5, hidden: [], showFaces: 'several' };
const english = wordingIn('en');
const readings = (scores: AttributeScores, hidden: readonly ('Smiling' | 'Male' | 'Attractive')[] = []) =>
  readScores(scores, { threshold: 0.5, hidden: new Set(hidden) });

describe('the card of a picture', () => {
  it.each([
    ['always', true],
    ['several', false],
    ['never', false],
  ] as const)('with one face is about that face; showing faces %s, it is shown: %s', async (showFaces, isShown) => {
    const drawn = await drawCard(picture, analysisOf([left]), { ...options, showFaces });
    expect(drawn?.toString()).toBe('one face');
    expect(drawOneFaceCard).toHaveBeenCalledExactlyOnceWith(
      oneFaceCard(readings(bald), english),
      isShown ? { picture, box: left.box } : undefined,
    );
  });

  it.each([
    ['always', true],
    ['several', true],
    ['never', false],
  ] as const)(
    'of one of several faces is about the nearest; showing faces %s, it is shown: %s',
    async (showFaces, isShown) => {
      await drawCard(picture, both, { ...options, showFaces, face: { x: 0.1, y: 0.1 } });
      expect(drawOneFaceCard).toHaveBeenCalledExactlyOnceWith(
        oneFaceCard(readings(bald), english),
        isShown ? { picture, box: left.box } : undefined,
      );
      expect(drawGroupCard).not.toHaveBeenCalled();
    },
  );

  it('with several faces has them numbered as people read, and those that were not described without words', async () => {
    const unread = [{ ...foundFace(200), reason: 'too-small' as const }];
    const drawn = await drawCard(picture, analysisOf([right, left], unread), options);
    expect(drawn?.toString()).toBe('group');
    const numbered = [
      { number: 1, box: left.box, readings: readings(bald) },
      { number: 2, box: right.box, readings: readings(smiling) },
    ];
    expect(drawGroupCard).toHaveBeenCalledExactlyOnceWith(groupCard(numbered, english), {
      ...picture,
      unread: [foundFace(200).box],
    });
  });

  it('is none where nothing may be shown, and where nobody is', async () => {
    expect(await drawCard(picture, both, { ...options, showFaces: 'never' })).toBeUndefined();
    expect(await drawCard(picture, analysisOf([]), { ...options, showFaces: 'always' })).toBeUndefined();
    expect(await drawCard(picture, analysisOf([]), { ...options, face: { x: 0, y: 0 } })).toBeUndefined();
    expect([drawOneFaceCard, drawGroupCard].map((each) => vi.mocked(each).mock.calls.length)).toEqual([0, 0]);
  });

  it('leaves out what is hidden, and of a child more, in the language that is asked for', async () => {
    await drawCard(picture, analysisOf([right]), { ...options, hidden: ['Smiling'], language: 'de', threshold: 0.5 });
    expect(drawOneFaceCard).toHaveBeenLastCalledWith(
      oneFaceCard(readings(smiling, ['Smiling']), wordingIn('de')),
      undefined,
    );
    const child: Face = { ...labelledFace(scoresOf(() => 6)), childlike: true };
    await drawCard(picture, analysisOf([child]), options);
    expect(drawOneFaceCard).toHaveBeenLastCalledWith(
      oneFaceCard(readings(child.attributes, ['Male', 'Attractive']), english),
      undefined,
    );
  });
});

it('a face is found again by where its middle lies', () => {
  // Middles at (50, 50) and (430, 50) of 640 × 480.
  expect(nearestFace(both, { x: 50 / 640, y: 50 / 480 })).toBe(left);
  expect(nearestFace(both, { x: 1, y: 1 })).toBe(right);
  expect(nearestFace(both, { x: 239 / 640, y: 0.9 })).toBe(left);
  expect(nearestFace(both, { x: 241 / 640, y: 0 })).toBe(right);
  const below: Face = { ...left, box: { ...left.box, y: 300 } };
  const column = { ...both, faces: [left, below] };
  expect(nearestFace(column, { x: 0, y: 194 / 480 })).toBe(left);
  expect(nearestFace(column, { x: 0, y: 196 / 480 })).toBe(below);
  expect(nearestFace({ ...both, faces: [] }, { x: 0, y: 0 })).toBeUndefined();
});

describe('portraits', () => {
  const many = Array.from({ length: 10 }, (_, i) => labelledFace(smiling, 500 - 50 * i));

  it('for a sheet are cut in the order in which people read, as many as it has room for', async () => {
    const cuts = await cutPortraits(picture, many, { on: 'sheet' });
    expect(cuts.map(({ width, height }) => [width, height])).toEqual(new Array(8).fill([335, 470]));
    const lefts = vi.mocked(cut).mock.calls.map(([, { x }]) => x);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    expect((lefts[0] ?? 99) < 60).toBe(true);
  });

  it('for a comparison are the largest face alone, in the shape of its panel', async () => {
    const cuts = await cutPortraits(picture, many, { on: 'comparison' });
    expect(cuts.map(({ width, height }) => [width, height])).toEqual([[248, 700]]);
    expect(vi.mocked(cut).mock.calls[0]?.[1].x).toBeGreaterThan(400);
  });
});

/** An analyser whose faces lean on their eyes, and what was asked of it. */
function occluding() {
  const occlude = vi.fn<Analyser['occlude']>(async () => ({
    crop: raster(140, 180),
    whole: smiling,
    covered: [smiling],
  }));
  const crops = vi.fn<Analyser['crops']>(async (_picture, faces) => faces.map(() => Buffer.from('crop')));
  const analyser: Analyser = {
    device: 'cpu',
    precision: 'float',
    model: 'none 1',
    analyse: async () => both,
    close: async () => undefined,
    occlude,
    crops,
  };
  return { analyser, occlude, crops };
}

describe('what a score leans on', () => {
  it('is told of every face, largest first, where none is named', async () => {
    const { analyser, occlude } = occluding();
    const whys = await explainScores(analyser, picture, both, { attribute: 'Smiling' });
    expect(occlude.mock.calls).toEqual([
      [picture, right],
      [picture, left],
    ]);
    expect(whys).toHaveLength(2);
    expect(whys[0]).toMatchObject({
      card: Buffer.from('why'),
      altText: expect.any(String),
      sentence: expect.any(String),
    });
    expect(vi.mocked(drawWhyCard).mock.calls[0]?.[0]).toMatchObject({ locale: 'en', label: english.label('Smiling') });
  });

  it('is told of the face that is named, and in which language', async () => {
    const { analyser, occlude } = occluding();
    const asked = { attribute: 'Smiling', face: { x: 0, y: 0 }, language: 'de' } as const;
    expect(await explainScores(analyser, picture, both, asked)).toHaveLength(1);
    expect(occlude.mock.calls).toEqual([[picture, left]]);
    expect(vi.mocked(drawWhyCard).mock.calls[0]?.[0]).toMatchObject({ label: wordingIn('de').label('Smiling') });
  });

  it('is told of nobody where the face is found no more', async () => {
    const { analyser } = occluding();
    const asked = { attribute: 'Smiling', face: { x: 0, y: 0 } } as const;
    expect(await explainScores(analyser, picture, analysisOf([]), asked)).toEqual([]);
  });
});

describe('what is drawn of a picture', () => {
  it('is nothing unless it is asked for', async () => {
    const { analyser, crops } = occluding();
    expect(await illustrate(analyser, picture, both, {})).toEqual({ crops: [] });
    expect(crops).not.toHaveBeenCalled();
    expect(annotate).not.toHaveBeenCalled();
  });

  it('is all that is asked for', async () => {
    const { analyser } = occluding();
    const wanted = {
      card: options,
      why: { attribute: 'Smiling' },
      portraits: { on: 'comparison' },
      annotate: 'always',
      crops: 'always',
    } as const;
    const pictures = await illustrate(analyser, picture, both, wanted);
    expect(pictures).toMatchObject({
      card: Buffer.from('group'),
      annotated: Buffer.from('annotated'),
      crops: [Buffer.from('crop'), Buffer.from('crop')],
    });
    expect([pictures.whys?.length, pictures.portraits?.length]).toEqual([2, 1]);
  });

  it('is no card where there is nothing to show', async () => {
    const { analyser } = occluding();
    expect(await illustrate(analyser, picture, analysisOf([]), { card: options })).toEqual({ crops: [] });
  });

  const several = analysisOf([right], [{ ...foundFace(200), reason: 'unclear' }]);

  it.each([
    ['always', analysisOf([right]), 'annotated', 1],
    ['always', several, 'annotated', 1],
    ['always', analysisOf([]), undefined, 0],
    ['several', analysisOf([right]), undefined, 0],
    ['several', several, 'annotated', 0],
    ['several', both, 'annotated', 2],
    ['never', both, undefined, 0],
  ] as const)('where pictures are wanted %s: case %#', async (when, analysis: Analysis, annotated, count) => {
    const { analyser, crops } = occluding();
    const pictures = await illustrate(analyser, picture, analysis, { annotate: when, crops: when });
    expect([pictures.annotated?.toString(), pictures.crops.length]).toEqual([annotated, count]);
    const { faces, unread } = analysis;
    if (annotated) expect(annotate).toHaveBeenCalledExactlyOnceWith(picture, { faces, unread });
    if (count > 0) expect(crops).toHaveBeenCalledExactlyOnceWith(picture, faces);
  });

  it('has no more crops than are wanted, those of the largest faces', async () => {
    const { analyser, crops } = occluding();
    await illustrate(analyser, picture, both, { crops: 'always', maxCrops: 1 });
    expect(crops.mock.calls).toEqual([[picture, [right]]]);
  });

  it('is of the frame of an animation that was described', async () => {
    const { analyser, crops } = occluding();
    const frames = [raster(640, 480), raster(640, 480)].map((pixels, index) => ({ index, raster: pixels })) as [
      { index: number; raster: Raster },
    ];
    const animated: Picture = { ...picture, animation: { count: 2, frames } };
    await illustrate(analyser, animated, { ...both, frame: { index: 1, count: 2 } }, { crops: 'always' });
    expect(crops.mock.calls[0]?.[0].raster).toBe(frames[1 as 0]?.raster);
  });
});
