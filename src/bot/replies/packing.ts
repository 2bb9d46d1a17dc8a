import type { AttributeScores, Score } from '../../inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../../inference/attributes/names.ts';

/**
 * A face's scores as 80 characters of base64url, so that a button or a select option can carry them and nothing is
 * stored: forty codes of 12 bits each, in the order of ATTRIBUTE_NAMES. Code 0 stands for an attribute that is hidden;
 * 1 to 4095 spread the logits −12 to 12 evenly (0.0059 apart, at most 0.0008 of a probability).
 */
export const PACKED_LENGTH = (ATTRIBUTE_NAMES.length * 12) / 6;

/** What is left of a face after packing: the attributes that are not hidden. */
export type PackedScores = ReadonlyMap<AttributeName, Score>;

const HIDDEN = 0;
const CODES = 4095;
const LOGIT_LIMIT = 12;
const STEP = (2 * LOGIT_LIMIT) / (CODES - 1);

function toCode(logit: number): number {
  const clamped = Math.min(LOGIT_LIMIT, Math.max(-LOGIT_LIMIT, logit));
  return 1 + Math.round((clamped + LOGIT_LIMIT) / STEP);
}

function toScore(code: number): Score {
  const logit = (code - 1) * STEP - LOGIT_LIMIT;
  return { logit, probability: 1 / (1 + Math.exp(-logit)) };
}

export function packScores(scores: AttributeScores, hidden: ReadonlySet<AttributeName> = new Set()): string {
  const digits = ATTRIBUTE_NAMES.map((name) => {
    const code = hidden.has(name) ? HIDDEN : toCode(scores[name].logit);
    return code.toString(16).padStart(3, '0');
  });
  return Buffer.from(digits.join(''), 'hex').toString('base64url');
}

/** @throws {RangeError} when the text is not what `packScores` makes. */
export function unpackScores(packed: string): PackedScores {
  const digits = Buffer.from(packed, 'base64url').toString('hex');
  if (packed.length !== PACKED_LENGTH || digits.length !== ATTRIBUTE_NAMES.length * 3) {
    throw new RangeError(`Expected ${PACKED_LENGTH} base64url characters of packed scores, got ${packed.length}`);
  }
  const scores = new Map<AttributeName, Score>();
  ATTRIBUTE_NAMES.forEach((name, index) => {
    const code = Number.parseInt(digits.slice(index * 3, index * 3 + 3), 16);
    if (code !== HIDDEN) scores.set(name, toScore(code));
  });
  return scores;
}
