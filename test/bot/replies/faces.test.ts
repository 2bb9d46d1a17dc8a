import { describe, expect, it } from 'vitest';
import type { FaceRef } from '../../../src/bot/replies/custom-ids.ts';
import { facesIn, judgementsOf, readFace } from '../../../src/bot/replies/faces.ts';
import { packScores } from '../../../src/bot/replies/packing.ts';
import { analysisOf, labelledFace, scoresOf } from '../scores.ts';

const LIKELY = new Set(['Attractive', 'Chubby', 'Smiling', 'Young']);
const scores = scoresOf((_, name) => (name === 'Big_Nose' ? -0.2 : LIKELY.has(name) ? 3 : -5));
const face: FaceRef = { number: 1, threshold: 0.5, packed: packScores(scores) };
const hidden = new Set<never>();

describe('the judgements of a face', () => {
  it('are those of looks that reach the threshold, and no other opinion', () => {
    expect(judgementsOf(face, { hidden }).map(({ name }) => name)).toEqual(['Attractive', 'Chubby']);
    expect(judgementsOf({ ...face, threshold: 0.4 }, { hidden }).map(({ name }) => name)).toContain('Big_Nose');
  });

  it('are as many as a gentle reply counts and leaves out', () => {
    const { notShown, readings } = readFace(face, { hidden, gentle: true });
    expect(notShown).toBe(judgementsOf(face, { hidden }).length);
    expect(readings.map(({ name }) => name)).not.toContain('Attractive');
  });

  it('lack what the server or the operator hides by now', () => {
    const names = judgementsOf(face, { hidden: new Set(['Chubby']), unlisted: new Set(['Attractive']) });
    expect(names).toEqual([]);
  });
});

describe('the faces of several pictures', () => {
  const picture = (xs: readonly number[], more: { readonly index?: number; readonly spoiler?: boolean } = {}) => ({
    name: 'a.png',
    spoiler: false,
    analysis: analysisOf(xs.map((x) => labelledFace(scores, x))),
    pictures: { crops: [] },
    ...more,
  });
  const telling = { threshold: 0.5, hidden: new Set<never>() };

  it('are numbered picture by picture, from left to right, and each knows where it is', () => {
    const faces = facesIn([picture([300, 10]), picture([100], { index: 5, spoiler: true })], telling);
    expect(faces.map(({ ref, picture: index, covered }) => [ref.number, index, covered])).toEqual([
      [1, 0, false],
      [2, 0, false],
      [3, 1, true],
    ]);
    // 60 × 80 pixels at 10 from the top, in a picture of 640 × 480.
    expect(faces.map(({ ref }) => ref.place)).toEqual([
      { picture: 0, x: 40 / 640, y: 50 / 480 },
      { picture: 0, x: 330 / 640, y: 50 / 480 },
      { picture: 5, x: 130 / 640, y: 50 / 480 },
    ]);
  });

  it('carry their scores and the threshold, but nothing that the operator hides', () => {
    const [shown] = facesIn([picture([10])], { ...telling, threshold: 0.7 });
    expect(shown?.ref).toMatchObject({ threshold: 0.7, packed: packScores(scores) });
    expect([shown?.scores, shown?.notShown]).toEqual([40, 0]);
    const hidden = new Set(['Smiling'] as const);
    const [face] = facesIn([picture([10])], { ...telling, hidden });
    expect(face?.ref.packed).toBe(packScores(scores, hidden));
    expect(face?.scores).toBe(39);
    const [unlisted] = facesIn([picture([10])], { ...telling, unlisted: hidden, gentle: true });
    expect(unlisted?.ref.packed).toBe(packScores(scores));
    expect([unlisted?.scores, unlisted?.notShown]).toEqual([39, 2]);
    expect(unlisted?.readings.map(({ name }) => name)).not.toContain('Smiling');
  });
});
