import { type BatchRun, batchRuns } from '../inference/batch-runs.ts';
import { type ShareState, shareStates } from './memory/share.ts';

/** What happened in a describer since it was last asked. */
export interface DescriberStats {
  readonly batches: readonly BatchRun[];
  /** Memory for pictures, in bytes, by what it is for; what did not change is left out. */
  readonly memory: readonly ShareState[];
}

/** Listens from now on to what this process does; gives what takes it, undefined where nothing happened. */
export function gatherStats(): () => DescriberStats | undefined {
  let batches: BatchRun[] = [];
  const memory = new Map<string, ShareState>();
  batchRuns.subscribe((run) => {
    if (isBatchRun(run)) batches.push(run);
  });
  shareStates.subscribe((state) => {
    if (isShareState(state)) memory.set(state.of, state);
  });
  return () => {
    if (batches.length === 0 && memory.size === 0) return undefined;
    const stats = { batches, memory: [...memory.values()] };
    batches = [];
    memory.clear();
    return stats;
  };
}

function isBatchRun(value: unknown): value is BatchRun {
  return typeof value === 'object' && value !== null && 'network' in value && 'size' in value;
}

function isShareState(value: unknown): value is ShareState {
  return typeof value === 'object' && value !== null && 'of' in value && 'taken' in value;
}
