import type { Analysis } from '../../inference/analysis.ts';
import type { UserError } from '../../user-error.ts';

/** A picture file made for a reply. */
export interface PictureFile {
  readonly data: Buffer;
  readonly extension: 'png' | 'jpg' | 'webp';
}

export interface Illustration {
  /** The picture with numbered boxes. */
  readonly annotated: PictureFile;
  /** Each described face as the network saw it; none where there is but one. */
  readonly crops: readonly PictureFile[];
}

/** What became of one picture of a request. */
export type PictureResult = AnalysedPicture | FailedPicture;

export interface AnalysedPicture {
  /** Its file name, as the person gave it: escape before showing. */
  readonly name: string;
  readonly spoiler: boolean;
  readonly analysis: Analysis;
  /** What tells several faces apart, when it was asked for. */
  readonly illustration?: Illustration;
}

export interface FailedPicture {
  readonly name: string;
  readonly failure: UserError;
}

export function isAnalysed(result: PictureResult): result is AnalysedPicture {
  return 'analysis' in result;
}
