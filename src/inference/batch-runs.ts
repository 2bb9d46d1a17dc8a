import { channel } from 'node:diagnostics_channel';

/** A network is run on so many inputs at once. */
export interface BatchRun {
  readonly network: string;
  readonly size: number;
}

/** Every {@link BatchRun}, for who counts them. */
export const batchRuns = channel('facets:batch-run');
