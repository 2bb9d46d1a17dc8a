import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draw } from '../../../src/describe/draw.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { allScoresCard } from '../../../src/wording/cards/all-scores.ts';
import { oneFaceCard } from '../../../src/wording/cards/one-face.ts';
import { sigmoidCard } from '../../../src/wording/cards/sigmoid.ts';
import { ALL_LANGUAGES, wordingIn } from '../../../src/wording/language.ts';
import { readingsOf } from '../readings-of.ts';

/** Every attribute at this probability. */
const all = (probability: number) => readingsOf(Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, probability])));

/** Six at a time, so that each attribute is a row of a card somewhere. */
const sixes = ATTRIBUTE_NAMES.flatMap((_, i) =>
  i % 6 === 0 ? [readingsOf(Object.fromEntries(ATTRIBUTE_NAMES.slice(i, i + 6).map((name) => [name, 0.999])))] : [],
);

describe.each(ALL_LANGUAGES)('a card in %s', (language) => {
  const wording = wordingIn(language);
  const drawn: string[] = [];

  beforeEach(() => {
    drawn.length = 0;
    const context = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d'));
    const original = context.fillText;
    vi.spyOn(context, 'fillText').mockImplementation(function (this: unknown, text: unknown, ...where: unknown[]) {
      drawn.push(String(text));
      return Reflect.apply(original, this, [text, ...where]);
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('cuts no word, whatever is said of a face', async () => {
    for (const probability of [0.999, 0.5]) {
      await draw({ kind: 'all-scores', card: allScoresCard(all(probability), 0.5, wording) });
    }
    await draw({ kind: 'sigmoid', card: sigmoidCard(all(0.999), wording) });
    for (const readings of sixes) {
      await draw({ kind: 'one-face', card: oneFaceCard(readings, wording) });
      await draw({ kind: 'sigmoid', card: sigmoidCard(readings, wording) });
    }
    expect(drawn.length).toBeGreaterThan(150);
    expect([...new Set(drawn.filter((text) => text.endsWith('…')))]).toEqual([]);
  });
});
