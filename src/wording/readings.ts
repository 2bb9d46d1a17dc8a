import type { Face, Score } from '../inference/analysis.ts';
import { measuredFacts } from '../inference/attributes/facts.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import { type Group, groupOf } from './groups.ts';
import { fromGrid, toGrid } from './score-grid.ts';

/** What is said of a face: an attribute, or a beard where `No_Beard` is denied. */
export type Said = AttributeName | 'Beard';

/** One attribute of one face as people are told it. */
export interface Reading {
  readonly name: AttributeName;
  readonly said: Said;
  readonly group: Group;
  /** Of what is said: a beard's are those of `No_Beard`, turned over. */
  readonly logit: number;
  readonly probability: number;
  /** At or over the threshold. */
  readonly detected: boolean;
  /** Near 50 %, whatever the threshold is. */
  readonly uncertain: boolean;
}

export type Scores = Readonly<Partial<Record<AttributeName, Score>>>;

export interface ReadingOptions {
  /** Probability from which an attribute counts as detected. 0..1 */
  readonly threshold: number;
  readonly hidden?: ReadonlySet<AttributeName>;
  /** Keep `No_Beard` under its own name, as a table of all forty does. Default false. */
  readonly literal?: boolean;
}

/** Whether a score is too near to 50 % to be called a yes or a no. */
export function isUncertain(probability: number): boolean {
  const [from, to] = measuredFacts().uncertain;
  return probability > from && probability < to;
}

/** Every attribute that has a score and is not hidden, strongest first. */
export function readScores(scores: Scores, { threshold, hidden, literal = false }: ReadingOptions): Reading[] {
  return ATTRIBUTE_NAMES.flatMap((name) => {
    const score = scores[name];
    if (score === undefined || hidden?.has(name)) return [];
    const own = fromGrid(toGrid(score.logit));
    const turned = !literal && name === 'No_Beard' && own.probability < Math.min(threshold, 0.5);
    const { logit, probability } = turned ? fromGrid(toGrid(-own.logit)) : own;
    return [
      {
        name,
        said: turned ? ('Beard' as const) : name,
        group: groupOf(name),
        logit,
        probability,
        detected: probability >= threshold,
        uncertain: isUncertain(probability),
      },
    ];
  }).sort((a, b) => b.logit - a.logit);
}

/** What is not said of a face that looks like a child's. */
const NOT_OF_CHILDREN: readonly AttributeName[] = ['Male', 'Attractive'];

/** What is left out of all that is said of a face: what is hidden, and of a child, whom the networks do not know, more. */
export function leftOutOf(
  { childlike }: Pick<Face, 'childlike'>,
  hidden: Iterable<AttributeName> = [],
): ReadonlySet<AttributeName> {
  return new Set([...hidden, ...(childlike ? NOT_OF_CHILDREN : [])]);
}

/** What may be said without a doubt. */
export function isSure({ detected, uncertain }: Reading): boolean {
  return detected && !uncertain;
}
