import type { ScoreBar } from '../images/charts.ts';

/** What is to be drawn, in plain values: it is drawn in another process than the one that wants it. */
export type Drawing = ScoresDrawing | ComparisonDrawing;

/** Every score as a bar, with the threshold (0..1) across them. */
export interface ScoresDrawing {
  readonly kind: 'scores';
  readonly title: string;
  readonly bars: readonly ScoreBar[];
  readonly threshold: number;
}

/** A sigmoid and a softmax (both 0..1) for each label, side by side. */
export interface ComparisonDrawing {
  readonly kind: 'comparison';
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly sigmoid: number; readonly softmax: number }[];
}
