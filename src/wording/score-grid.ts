import type { Score } from '../inference/analysis.ts';
import { sigmoid } from '../inference/sigmoid.ts';

/**
 * Everything that people are shown goes through this grid, so that a card, the text beside it and a button that is
 * pressed a week later name the same figures: logits from −12 to 12 in steps of 0.0059, at most 0.0008 of a probability.
 */
const LOGIT_LIMIT = 12;
const MOST = 4094;
const STEP = (2 * LOGIT_LIMIT) / MOST;

/** The place of a logit on the grid, 0..4094; what lies beyond the grid is at its end. */
export function toGrid(logit: number): number {
  return Math.round((Math.min(LOGIT_LIMIT, Math.max(-LOGIT_LIMIT, logit)) + LOGIT_LIMIT) / STEP);
}

export function fromGrid(place: number): Score {
  const logit = place * STEP - LOGIT_LIMIT;
  return { logit, probability: sigmoid(logit) };
}
