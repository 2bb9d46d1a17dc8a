import { describe, expect, it } from 'vitest';
import { allScoresAltText } from '../../src/wording/cards/all-scores.ts';
import { MOST_ALT_TEXT } from '../../src/wording/cards/alt-text.ts';
import { compareAltText } from '../../src/wording/cards/compare.ts';
import { groupAltText } from '../../src/wording/cards/group.ts';
import { oneFaceAltText } from '../../src/wording/cards/one-face.ts';
import { sigmoidAltText } from '../../src/wording/cards/sigmoid.ts';
import { ALL_LANGUAGES, wordingIn } from '../../src/wording/language.ts';
import { readScores } from '../../src/wording/readings.ts';
import { scoresOf } from '../bot/scores.ts';

const everything = readScores(
  scoresOf((index) => 3 + index / 20),
  { threshold: 0.5 },
);
const literal = readScores(
  scoresOf((index) => 3 + index / 20),
  { threshold: 0.5, literal: true },
);
const nothing = readScores(
  scoresOf(() => -6),
  { threshold: 0.5, literal: true },
);

describe.each(ALL_LANGUAGES)('the alt texts of cards in %s', (language) => {
  const wording = wordingIn(language);
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ number: at + 1, readings: everything }));

  it.each([
    ['one face', () => oneFaceAltText(everything, wording)],
    ['five faces', () => groupAltText(numbered(5), wording)],
    ['forty faces', () => groupAltText(numbered(40), wording)],
    ['all scores', () => allScoresAltText(literal, wording)],
    ['sigmoid and softmax', () => sigmoidAltText(literal, wording)],
    ['two faces', () => compareAltText(literal, nothing, wording)],
  ] as const)('say much, and no more than Discord takes: %s', (_, altText) => {
    const text = altText();
    expect(text.length).toBeLessThanOrEqual(MOST_ALT_TEXT);
    expect(text.length).toBeGreaterThan(40);
  });

  it('count the scores that they have no room for', () => {
    const text = allScoresAltText(literal, wording);
    const named = literal.filter(({ said }) => text.includes(wording.label(said))).length;
    expect(named).toBeGreaterThan(20);
    expect(named === literal.length || /\d/.test(text.slice(-30))).toBe(true);
  });
});
