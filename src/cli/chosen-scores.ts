import type { AttributeScores } from '../inference/analysis.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import type { Scores } from '../wording/readings.ts';

/** The scores of the attributes that `only` names, in its order; all of them where it is absent. */
export function chosenScores(scores: AttributeScores, only: readonly AttributeName[] | undefined): Scores {
  return only === undefined ? scores : Object.fromEntries(only.map((name) => [name, scores[name]]));
}
