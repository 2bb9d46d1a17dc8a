import { ATTRIBUTE_NAMES, type AttributeName } from '../../src/inference/attributes/names.ts';
import { type Reading, type ReadingOptions, readScores } from '../../src/wording/readings.ts';

/** The readings of a face with these probabilities; everything else is out of the question, a beard too. */
export function readingsOf(
  probabilities: Readonly<Partial<Record<AttributeName, number>>>,
  options: Partial<ReadingOptions> = {},
): Reading[] {
  const logit = (name: AttributeName) => {
    const probability = probabilities[name] ?? (name === 'No_Beard' ? 0.97 : 0.002);
    return Math.log(probability / (1 - probability));
  };
  const scores = Object.fromEntries(
    ATTRIBUTE_NAMES.map((name) => [name, { logit: logit(name), probability: Number.NaN }]),
  );
  return readScores(scores, { threshold: 0.5, ...options });
}
