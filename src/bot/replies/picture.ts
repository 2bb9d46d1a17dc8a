import type { Analysis } from '../../inference/analysis.ts';
import type { UserError } from '../../user-error.ts';

/** A picture file made for a reply. */
export interface PictureFile {
  readonly data: Buffer;
  readonly extension: 'png' | 'jpg' | 'webp';
}

/** What became of one picture of a request. */
export type PictureResult = AnalysedPicture | FailedPicture;

export interface AnalysedPicture {
  /** Its file name, as the person gave it: escape before showing. */
  readonly name: string;
  readonly spoiler: boolean;
  readonly analysis: Analysis;
  /** A copy with numbered boxes, when one was asked for. */
  readonly annotated?: PictureFile;
}

export interface FailedPicture {
  readonly name: string;
  readonly failure: UserError;
}

export function isAnalysed(result: PictureResult): result is AnalysedPicture {
  return 'analysis' in result;
}
