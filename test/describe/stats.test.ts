import { expect, it } from 'vitest';
import { shareStates } from '../../src/describe/memory/share.ts';
import { gatherStats } from '../../src/describe/stats.ts';
import { batchRuns } from '../../src/inference/batch-runs.ts';

it('what happened since the last time is told once: every batch, and the last state of each memory', () => {
  const take = gatherStats();
  expect(take()).toBeUndefined();
  const run = { network: 'refiner', size: 3, milliseconds: 5 };
  batchRuns.publish(run);
  batchRuns.publish({ ...run, size: 4 });
  shareStates.publish({ of: 'kept', whole: 9, taken: 1 });
  shareStates.publish({ of: 'kept', whole: 9, taken: 2 });
  shareStates.publish({ of: 'other', whole: 9, taken: 3 });
  expect(take()).toEqual({
    batches: [run, { ...run, size: 4 }],
    memory: [
      { of: 'kept', whole: 9, taken: 2 },
      { of: 'other', whole: 9, taken: 3 },
    ],
  });
  expect(take()).toBeUndefined();
});

it('batches alone, or memory alone, are worth telling', () => {
  const take = gatherStats();
  batchRuns.publish({ network: 'refiner', size: 3, milliseconds: 5 });
  expect(take()).toMatchObject({ memory: [] });
  shareStates.publish({ of: 'kept', whole: 9, taken: 1 });
  expect(take()).toMatchObject({ batches: [] });
});

it.each([undefined, null, 'words', {}, { network: 'a' }, { size: 1 }, { of: 'a' }, { taken: 1 }])(
  'what somebody else says there is left out: %j',
  (value) => {
    const take = gatherStats();
    batchRuns.publish(value);
    shareStates.publish(value);
    expect(take()).toBeUndefined();
  },
);
