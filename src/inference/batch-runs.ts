import { channel } from 'node:diagnostics_channel';

/** A network is run on so many inputs at once. */
export interface BatchRun {
  readonly network: string;
  readonly size: number;
}

/** Every {@link BatchRun}, for who counts them. */
// Stryker disable next-line StringLiteral: both ends import it; its name is for who listens from outside
export const batchRuns = channel('facets:batch-run');
