import type { Analysis } from '../inference/analysis.ts';
import type { UserError } from '../user-error.ts';
import type { WrittenPictures } from './picture-output.ts';

/** What became of one picture. */
export interface Outcome {
  readonly file: string;
  /** What it shows; absent where it could not be read. */
  readonly analysis?: Analysis;
  /** Present where pictures of it were asked for and written. */
  readonly written?: WrittenPictures;
  /** Why it could not be read, or why no pictures of it were written. */
  readonly error?: UserError;
}

/** A way to print outcomes on standard output. */
export interface Report {
  /** Comes before everything. */
  readonly head: string;
  print(outcome: Outcome): string;
  /** Whether errors are part of it; otherwise they are told on standard error. */
  readonly holdsErrors: boolean;
}
