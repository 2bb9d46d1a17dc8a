import type { Reading } from '../../wording/readings.ts';
import { count, percent } from '../../wording/words.ts';

/** Softmax over a face's logits: what a single-label network would make of them. In the order of `readings`. */
export function softmax(readings: readonly Reading[]): number[] {
  const largest = Math.max(...readings.map(({ logit }) => logit));
  const powers = readings.map(({ logit }) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function sumOf(readings: readonly Reading[]): string {
  return percent(readings.reduce((total, { probability }) => total + probability, 0));
}

/** Multi-label sigmoid classification in two sentences, by this face's own numbers. `readings` strongest first. */
export function explainSigmoid(readings: readonly Reading[]): string {
  const [first, second] = readings;
  if (first === undefined || second === undefined) {
    return 'Every attribute is a yes-or-no question of its own, answered by a sigmoid between 0 and 100 %.';
  }
  return (
    `Each attribute is a yes-or-no question with a sigmoid of its own, so *${first.wording}* ` +
    `(${percent(first.probability)}) and *${second.wording}* (${percent(second.probability)}) do not compete. ` +
    `These ${count(readings.length, 'score')} add up to ${sumOf(readings)}; a softmax would squeeze them into 100 %, ` +
    `so that *${first.wording}* would take from *${second.wording}*.`
  );
}

/** The three sentences beside the chart of *Why sigmoid?*. `readings` strongest first. */
export function compareWithSoftmax(readings: readonly Reading[]): string {
  const shares = softmax(readings);
  const [first, second] = readings;
  if (first === undefined || second === undefined) return explainSigmoid(readings);
  const [firstShare = 0, secondShare = 0] = shares;
  const detected = readings.filter((reading) => reading.detected).length;
  return (
    `The network gives every attribute a logit; a sigmoid turns each into a probability by itself, and here ` +
    `${count(detected, 'attribute')} of ${readings.length} are over the threshold at the same time. ` +
    `A softmax divides 100 % among all ${readings.length}: *${first.wording}* would get ${percent(firstShare)} instead of ` +
    `${percent(first.probability)}, and *${second.wording}* ${percent(secondShare)} instead of ` +
    `${percent(second.probability)}. ` +
    `That suits questions with exactly one answer; a face has many attributes at once, so this network was trained ` +
    `with a sigmoid and a binary cross-entropy for each.`
  );
}
