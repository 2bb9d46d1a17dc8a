import { availableParallelism } from 'node:os';
import { cgroupValues } from './cgroup.ts';

/** More threads than this make a run of our small networks no faster. */
const MOST = 8;

/**
 * How many threads are worth starting: the cores that the scheduler offers, within the quota of the control group, which
 * node does not look at, and at most {@link MOST}.
 */
export function usableCores(parallelism = availableParallelism(), root?: string): number {
  const quotas = cgroupValues({ v2: 'cpu.max', v1: ['cpu', 'cpu.cfs_quota_us'] }, root);
  const [period] = cgroupValues({ v2: 'cpu.max', v1: ['cpu', 'cpu.cfs_period_us'] }, root);
  const cores = quotas.map((quota) => {
    // Version 2 has both in one file: "max 100000" or "200000 100000".
    const [allowed = '', each = period ?? ''] = quota.split(' ');
    return Number(allowed) / Number(each);
  });
  const whole = cores.filter((count) => count > 0).map((count) => Math.max(1, Math.floor(count)));
  return Math.min(parallelism, MOST, ...whole);
}
