import { describe, expect, it } from 'vitest';
import type { FaceRef } from '../../../src/bot/replies/custom-ids.ts';
import { judgementsOf, readFace } from '../../../src/bot/replies/faces.ts';
import { packScores } from '../../../src/bot/replies/packing.ts';
import { scoresOf } from '../scores.ts';

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
