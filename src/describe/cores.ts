import { availableParallelism } from 'node:os';
import { cgroupValues } from './cgroup.ts';

/** More threads than this make a run of our small networks no faster. */
const MOST = 8;

/**
 * How many threads are worth starting: the cores that the scheduler offers, within the quota of the control group, which
 * node does not look at, and at most {@link MOST}.
 */
export function usableCores(parallelism = availableParallelism(), root?: string): number {
  // "max 100000" or "200000 100000": so many microseconds of processor time in each period of so many.
  const quotas = cgroupValues({ v2: 'cpu.max', v1: ['cpu', 'cpu.cfs_quota_us', 'cpu.cfs_period_us'] }, root);
  const cores = quotas.map((quota) => {
    const [allowed = '', each = ''] = quota.split(' ');
    return Number(allowed) / Number(each);
  });
  const whole = cores.filter((count) => count > 0).map((count) => Math.max(1, Math.floor(count)));
  return Math.min(parallelism, MOST, ...whole);
}
