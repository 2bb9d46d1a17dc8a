import { totalmem } from 'node:os';
import { cgroupValues } from '../cgroup.ts';

/** The part of the machine's memory that pictures may take by default, and its bounds in bytes. */
const SHARE = { of: 1 / 4, least: 256 * 1024 * 1024, most: 2 * 1024 * 1024 * 1024 } as const;

/** How much more than it was given a picture may take, in bytes: the estimate is one. */
export const LEEWAY = 256 * 1024 * 1024;

/** How much memory this process and its children may take, in bytes: the machine's, or what its control group allows. */
export function allowedMemory(root?: string): number {
  const limits = cgroupValues({ v2: 'memory.max', v1: ['memory', 'memory.limit_in_bytes'] }, root);
  return Math.min(totalmem(), ...limits.map(Number).filter((limit) => limit > 0));
}

/** How much pictures in work may take together, in bytes, where the operator has not said it. */
export function pictureMemory(allowed = allowedMemory()): number {
  return Math.round(Math.min(Math.max(SHARE.of * allowed, SHARE.least), SHARE.most));
}
