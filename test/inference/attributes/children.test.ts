import { describe, expect, it } from 'vitest';
import type { AttributeScores } from '../../../src/inference/analysis.ts';
import { looksLikeChild } from '../../../src/inference/attributes/children.ts';
import { measuredFacts } from '../../../src/inference/attributes/facts.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../../../src/inference/attributes/names.ts';
import { scoresOf } from '../../bot/scores.ts';

const { usual, weights } = measuredFacts().children;
const scores = (logit: (name: AttributeName) => number): AttributeScores => scoresOf((_, name) => logit(name));
const leaning = (by: number) => scores((name) => usual[name] + Math.sign(weights[name]) * by);

describe('a face that looks like a child’s', () => {
  it('is told by what all its scores say together', () => {
    expect(looksLikeChild(leaning(1))).toBe(true);
    expect(looksLikeChild(leaning(-1))).toBe(false);
  });

  it('is not what a usual face looks like', () => {
    expect(looksLikeChild(leaning(0))).toBe(false);
  });

  it('does not hang on how far out a score is', () => {
    const strongest = ATTRIBUTE_NAMES.reduce((most, name) => (weights[name] > weights[most] ? name : most));
    const at = (logit: number) => looksLikeChild(scores((name) => (name === strongest ? logit : usual[name])));
    expect(at(10_000)).toBe(at(8));
    expect(
      looksLikeChild(scores((name) => (name === strongest ? 10_000 : usual[name] - Math.sign(weights[name]) * 3))),
    ).toBe(false);
  });
});
