import type { AttributeScores } from '../analysis.ts';
import { measuredFacts } from './facts.ts';
import { ATTRIBUTE_NAMES } from './names.ts';

/** Logits further out say nothing more. */
const FURTHEST = 8;

/**
 * Whether a face is rather one that UTKFace's makers would have called younger than sixteen, going by its scores alone. The
 * model card says how often that is right (`python3 -m attributes.children`).
 */
export function looksLikeChild(scores: AttributeScores): boolean {
  const { usual, weights, offset } = measuredFacts().children;
  const within = (logit: number) => Math.min(FURTHEST, Math.max(-FURTHEST, logit));
  const sums = ATTRIBUTE_NAMES.map((name) => weights[name] * (within(scores[name].logit) - usual[name]));
  return sums.reduce((total, sum) => total + sum, offset) > 0;
}
