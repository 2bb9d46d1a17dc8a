import { describe, expect, it } from 'vitest';
import { PACKED_LENGTH, packScores, unpackScores } from '../../../src/bot/replies/packing.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { scoresOf } from '../scores.ts';

describe('packed scores', () => {
  it('are 80 characters that a custom_id may hold', () => {
    const packed = packScores(scoresOf(() => Math.random() * 40 - 20));
    expect(PACKED_LENGTH).toBe(80);
    expect(packed).toMatch(/^[\w-]{80}$/);
  });

  it('come back within 0.003 of a logit and 0.0008 of a probability', () => {
    const scores = scoresOf((index) => (index - 20) * 0.557);
    const back = unpackScores(packScores(scores));
    for (const name of ATTRIBUTE_NAMES) {
      expect(Math.abs((back[name]?.logit ?? Number.NaN) - scores[name].logit)).toBeLessThanOrEqual(0.003);
      expect(Math.abs((back[name]?.probability ?? Number.NaN) - scores[name].probability)).toBeLessThan(0.0008);
    }
  });

  it('stay the same when packed twice', () => {
    const packed = packScores(scoresOf((index) => Math.sin(index) * 9));
    expect(packScores(scoresOf((_, name) => unpackScores(packed)[name]?.logit ?? Number.NaN))).toBe(packed);
  });

  it('hold logits out of range at the end of the range', () => {
    const back = unpackScores(packScores(scoresOf((index) => (index % 2 === 0 ? 300 : -300))));
    expect(back['5_o_Clock_Shadow']?.logit).toBeCloseTo(12);
    expect(back.Arched_Eyebrows?.logit).toBeCloseTo(-12);
  });

  it('carry nothing of a hidden attribute', () => {
    const hidden = new Set(['Attractive'] as const);
    const low = packScores(
      scoresOf(() => -5),
      hidden,
    );
    const high = packScores(
      scoresOf((_, name) => (name === 'Attractive' ? 5 : -5)),
      hidden,
    );
    expect(low).toBe(high);
    expect(unpackScores(low).Attractive).toBeUndefined();
    expect(Object.keys(unpackScores(low))).toHaveLength(39);
  });

  it.each(['', 'abc', 'A'.repeat(79), 'A'.repeat(81), '!'.repeat(80)])('refuse %j', (text) => {
    expect(() => unpackScores(text)).toThrow(/Expected 80 base64url characters/);
  });
});
