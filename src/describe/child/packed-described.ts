import type { Analysis } from '../../inference/analysis.ts';
import type { Described, DescribedPictures } from '../describer.ts';
import { type PackedError, packError, unpackError } from './errors.ts';

/** A description as it goes from process to process. */
export interface PackedDescribed {
  readonly analysis: Analysis;
  readonly pictures: Omit<DescribedPictures, 'failure'> & { readonly failure?: PackedError };
}

export function packDescribed({ analysis, pictures: { failure, ...pictures } }: Described): PackedDescribed {
  return { analysis, pictures: { ...pictures, ...(failure && { failure: packError(failure) }) } };
}

export function unpackDescribed({ analysis, pictures: { failure, ...pictures } }: PackedDescribed): Described {
  return { analysis, pictures: { ...pictures, ...(failure && { failure: unpackError(failure) }) } };
}
