import { totalmem } from 'node:os';
import { groupsFor } from './cgroup.ts';

export interface MemoryLimitOptions {
  /** The machine's memory in bytes. */
  readonly total?: number;
  /** Where `proc` and `sys` are. */
  readonly root?: string;
}

/** Memory in bytes that this process may take: the machine's, or less where its control groups allow less. */
export function memoryLimit({ total = totalmem(), root = '/' }: MemoryLimitOptions = {}): number {
  const { version, groups } = groupsFor('memory', root);
  const limits = groups.map((file) => {
    const limit = Number(file(version === 2 ? 'memory.max' : 'memory.limit_in_bytes'));
    // "max" in version 2, more than any machine has in version 1: no limit.
    return limit > 0 ? limit : Number.POSITIVE_INFINITY;
  });
  return Math.min(total, ...limits);
}
