import type { DescribedPictures } from '../../describe/describer.ts';
import type { Analysis } from '../../inference/analysis.ts';
import type { UserError } from '../../user-error.ts';

/** What became of one picture of a request. */
export type PictureResult = AnalysedPicture | FailedPicture;

export interface AnalysedPicture {
  /** Its file name, as the person gave it: escape before showing. */
  readonly name: string;
  readonly spoiler: boolean;
  readonly analysis: Analysis;
  /** Which file of the post it is, from 0; by default its place among the results. */
  readonly index?: number;
  /** What was drawn of it. */
  readonly pictures: DescribedPictures;
}

export interface FailedPicture {
  readonly name: string;
  readonly failure: UserError;
}

export function isAnalysed(result: PictureResult): result is AnalysedPicture {
  return 'analysis' in result;
}
