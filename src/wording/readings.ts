import type { PackedScores } from '../bot/replies/packing.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import { WORDING } from './words.ts';

/** Scores closer than this to the threshold are marked as uncertain, on both sides of it. */
export const UNCERTAIN_WITHIN = 0.1;

/** One attribute of one face as people are told it. */
export interface Reading {
  readonly name: AttributeName;
  readonly wording: string;
  readonly logit: number;
  readonly probability: number;
  /** At or over the threshold. */
  readonly detected: boolean;
  readonly uncertain: boolean;
}

/** All attributes that are not hidden, strongest first. */
export function readScores(scores: PackedScores, threshold: number): Reading[] {
  return [...scores]
    .map(([name, { logit, probability }]) => ({
      name,
      wording: WORDING[name],
      logit,
      probability,
      detected: probability >= threshold,
      uncertain: Math.abs(probability - threshold) < UNCERTAIN_WITHIN,
    }))
    .sort((a, b) => b.probability - a.probability);
}
