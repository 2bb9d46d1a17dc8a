import { availableParallelism } from 'node:os';
import { groupsFor } from './cgroup.ts';

/** More threads than this hardly made a face's networks faster, and each of them takes memory. */
const MOST = 8;

export interface CoresOptions {
  /** What the operator set; goes before everything. */
  readonly threads?: number | undefined;
  /** Cores that the process may be scheduled on. */
  readonly parallelism?: number;
  /** Where `proc` and `sys` are. */
  readonly root?: string;
}

/** How many threads the networks run on: the cores that this process may use, its control group's quota counted. */
export function cores({ threads, parallelism = availableParallelism(), root = '/' }: CoresOptions = {}): number {
  return threads ?? Math.max(1, Math.min(parallelism, Math.ceil(cpuQuota(root)), MOST));
}

/** Cores' worth of time that the control groups allow; Infinity where they do not limit. */
function cpuQuota(root: string): number {
  const { version, groups } = groupsFor('cpu', root);
  const quotas = groups.map((file) => {
    const [quota, period] =
      version === 2 ? (file('cpu.max') ?? '').split(' ') : [file('cpu.cfs_quota_us'), file('cpu.cfs_period_us')];
    const share = Number(quota) / Number(period);
    // "max" in version 2 and -1 in version 1 mean: no limit.
    return share > 0 ? share : Number.POSITIVE_INFINITY;
  });
  return Math.min(...quotas);
}
