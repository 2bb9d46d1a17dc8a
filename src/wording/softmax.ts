import type { Reading } from './readings.ts';

/** Softmax over a face's logits: what a single-label network would make of them. In the order of `readings`. */
export function softmax(readings: readonly Pick<Reading, 'logit'>[]): number[] {
  const largest = Math.max(...readings.map(({ logit }) => logit));
  const powers = readings.map(({ logit }) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
