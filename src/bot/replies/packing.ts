import type { AttributeScores, Score } from '../../inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../../inference/attributes/names.ts';
import type { Scores } from '../../wording/readings.ts';
import { fromGrid, toGrid } from '../../wording/score-grid.ts';

/**
 * A face's scores as 80 characters of base64url, so that a button or a select option can carry them and nothing is
 * stored: forty codes of 12 bits each, in the order of ATTRIBUTE_NAMES. Code 0 stands for an attribute that is hidden,
 * the others for a place on the grid of scores, which is one less.
 */
export const PACKED_LENGTH = (ATTRIBUTE_NAMES.length * 12) / 6;

const HIDDEN = 0;

export function packScores(scores: AttributeScores, hidden: ReadonlySet<AttributeName> = new Set()): string {
  const digits = ATTRIBUTE_NAMES.map((name) => {
    const code = hidden.has(name) ? HIDDEN : 1 + toGrid(scores[name].logit);
    return code.toString(16).padStart(3, '0');
  });
  return Buffer.from(digits.join(''), 'hex').toString('base64url');
}

/** @throws {RangeError} when the text is not what `packScores` makes. */
export function unpackScores(packed: string): Scores {
  const digits = Buffer.from(packed, 'base64url').toString('hex');
  if (packed.length !== PACKED_LENGTH || digits.length !== ATTRIBUTE_NAMES.length * 3) {
    throw new RangeError(`Expected ${PACKED_LENGTH} base64url characters of packed scores, got ${packed.length}`);
  }
  const scores: Partial<Record<AttributeName, Score>> = {};
  ATTRIBUTE_NAMES.forEach((name, index) => {
    const code = Number.parseInt(digits.slice(index * 3, index * 3 + 3), 16);
    if (code !== HIDDEN) scores[name] = fromGrid(code - 1);
  });
  return scores;
}
