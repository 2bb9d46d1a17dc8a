import type { Analysis } from '../inference/analysis.ts';
import type { FacePart } from '../inference/attributes/face-parts.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import type { UserError } from '../user-error.ts';
import type { WrittenPictures } from './picture-output.ts';

/** What the score of one attribute leans on in one face. */
export interface WhyInWords {
  readonly attribute: AttributeName;
  readonly part: FacePart | undefined;
  readonly sentence: string;
}

/** What became of one picture. */
export interface Outcome {
  readonly file: string;
  /** What it shows; absent where it could not be read. */
  readonly analysis?: Analysis;
  /** What a score of each face leans on, in the order of the analysis's faces; present where that was asked for. */
  readonly whys?: readonly WhyInWords[];
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
