import { describe, expect, it } from 'vitest';
import { scoresAltText } from '../../../src/bot/replies/alt-text.ts';
import { compareWithSoftmax, explainSigmoid, softmax } from '../../../src/bot/replies/explanation.ts';
import { bar, faceText } from '../../../src/bot/replies/face-text.ts';
import { packScores, unpackScores } from '../../../src/bot/replies/packing.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { readScores } from '../../../src/wording/readings.ts';
import { GROUPS, WORDING } from '../../../src/wording/words.ts';
import { scoresOf } from '../scores.ts';

const logitOf = (probability: number) => Math.log(probability / (1 - probability));

function readingsOf(probabilities: Readonly<Record<string, number>>, threshold = 0.5) {
  const scores = scoresOf((_, name) => logitOf(probabilities[name] ?? 0.001));
  return readScores(unpackScores(packScores(scores)), threshold);
}

describe('wording', () => {
  it('has every attribute once, in one group, in words', () => {
    const grouped = GROUPS.flatMap(({ attributes }) => [...attributes]);
    expect(grouped.toSorted()).toEqual(ATTRIBUTE_NAMES.toSorted());
    expect(new Set(Object.values(WORDING)).size).toBe(40);
    expect(Object.values(WORDING).join(' ')).not.toMatch(/_|[A-Z]/);
    expect(GROUPS.at(-1)?.name).toBe("Annotators' opinions");
  });
});

describe('the text of a face', () => {
  it('has groups in their order and the strongest first within each', () => {
    const text = faceText(readingsOf({ Smiling: 0.9, Bangs: 0.7, Wavy_Hair: 0.97, Young: 0.99 }), 'detected', 4000);
    expect(text.split('\n').map((line) => line.replace(/`.*` /, '').replaceAll('*', ''))).toEqual([
      'Hair',
      'wavy hair',
      'bangs',
      'Expression',
      'smiling',
      "Annotators' opinions",
      'young',
    ]);
  });

  it('marks scores close to the threshold on both sides, and shows those just below it', () => {
    const readings = readingsOf({ Smiling: 0.58, Bangs: 0.42, Young: 0.62, Bald: 0.38 });
    const text = faceText(readings, 'detected', 4000);
    expect(text).toMatch(/\*\*smiling\*\* · uncertain/);
    expect(text).toMatch(/` bangs · uncertain/);
    expect(text).toMatch(/\*\*young\*\*$/m);
    expect(text).not.toContain('bald');
  });

  it('drops the weakest and counts them where there is little room', () => {
    const readings = readingsOf({ Smiling: 0.9, Bangs: 0.8, Wavy_Hair: 0.7 });
    const text = faceText(readings, 'detected', 70);
    expect(text).toContain('smiling');
    expect(text).toContain('*2 more*');
    expect(text.length).toBeLessThanOrEqual(70);
  });

  it.each([
    [0, '░░░░░░░░░░'],
    [0.05, '▌░░░░░░░░░'],
    [0.5, '█████░░░░░'],
    [1, '██████████'],
  ])('draws %f as %s', (probability, drawn) => {
    expect(bar(probability)).toBe(drawn);
  });
});

describe('the explanation', () => {
  it("uses the face's own numbers", () => {
    const text = explainSigmoid(readingsOf({ Smiling: 0.97, Young: 0.93 }));
    expect(text).toContain('*smiling* (97 %)');
    expect(text).toContain('These 40 scores add up to 194 %');
    expect(text).toContain('*smiling* would take from *young*');
  });

  it('compares with a softmax that adds up to one', () => {
    const readings = readingsOf({ Smiling: 0.97, Young: 0.93 });
    const shares = softmax(readings);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(compareWithSoftmax(readings)).toContain(`would get ${Math.round((shares[0] ?? 0) * 100)} % instead of 97 %`);
  });
});

it('an alt text that is too long says how much is missing', () => {
  const readings = readingsOf({}).map((reading) => ({ ...reading, wording: 'w'.repeat(50) }));
  const text = scoresAltText(readings, 0.5);
  expect(text.length).toBeLessThanOrEqual(1024);
  const shown = text.split('www ').length - 1;
  expect(text).toContain(`and ${40 - shown} more`);
});
