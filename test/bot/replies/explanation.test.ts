import { describe, expect, it } from 'vitest';
import { compareWithSoftmax, sigmoidLine } from '../../../src/bot/replies/explanation.ts';
import { wordingIn } from '../../../src/wording/language.ts';
import { readingsOf } from '../../wording/readings-of.ts';

const wording = wordingIn('en');
const hidden = new Set(['No_Beard'] as const);

type Probabilities = Parameters<typeof readingsOf>[0];

const lineOf = (probabilities: Probabilities) => sigmoidLine(readingsOf(probabilities, { hidden }), 40, wording);

describe('sigmoids in a line', () => {
  it('name two that are sure of the face, the more telling one last, and take them before what is unsure', () => {
    expect(lineOf({ Smiling: 0.98, Eyeglasses: 0.97, Bangs: 0.52 })).toBe(
      'A sigmoid each: smiling 98\u00a0% takes nothing from eyeglasses 97\u00a0%.',
    );
  });

  it('name opinions, and what is said of the picture, where nothing else is detected', () => {
    const line = lineOf({ Smiling: 0.98, Attractive: 0.99, Blurry: 0.99 });
    expect(line).toMatch(/^A sigmoid each: (attractive|blurry) 99\u00a0% takes nothing from smiling 98\u00a0%\.$/);
  });

  it('name what is unsure where there is nothing sure', () => {
    expect(lineOf({ Smiling: 0.98, Bangs: 0.52 })).toBe(
      'A sigmoid each: bangs 52\u00a0% takes nothing from smiling 98\u00a0%.',
    );
  });

  it('name one against the other thirty-nine where one is detected alone', () => {
    expect(lineOf({ Smiling: 0.98 })).toBe('A sigmoid each: smiling 98\u00a0% takes nothing from the other 39 scores.');
  });

  it('say that all can be low where nothing is detected', () => {
    expect(lineOf({ Smiling: 0.4 })).toBe('A sigmoid each: every score stands by itself, so all can be low at once.');
  });
});

describe('sigmoids beside a softmax', () => {
  it('say how many are detected, and what the two strongest would get of a hundred percent', () => {
    const text = compareWithSoftmax(readingsOf({ Smiling: 0.98, Eyeglasses: 0.97 }, { hidden }), wording);
    expect(text).toContain('here 2 attributes of 39 are over the threshold');
    // Odds of 49 and 32.3 beside 37 of 1 : 499.
    expect(text).toContain('*smiling* would get 60\u00a0% instead of 98\u00a0%');
    expect(text).toContain('*eyeglasses* 40\u00a0% instead of 97\u00a0%');
  });

  it('count only what is detected', () => {
    const text = compareWithSoftmax(readingsOf({ Smiling: 0.98, Eyeglasses: 0.3 }, { hidden }), wording);
    expect(text).toContain('here 1 attribute of 39 is over the threshold');
  });

  it('are a line where there is nothing to compare', () => {
    const [first] = readingsOf({ Smiling: 0.98 }, { hidden });
    if (!first) throw new Error('expected a reading');
    expect(compareWithSoftmax([first], wording)).toContain('from the other 0 scores');
    expect(compareWithSoftmax([], wording)).toContain('all can be low at once');
  });
});
