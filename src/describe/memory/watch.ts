import { readFileSync } from 'node:fs';

/** How often a process's size is looked at, in ms. */
const LOOK_MS = 100;

/**
 * Looks at what a process and those that it started have in memory, from outside: a process whose thread is kept by a
 * decoder cannot look at itself. Calls `onExceeded` once when that is more than `most` bytes; gives what ends it. Where
 * the system does not tell (it is no Linux), nobody looks.
 */
export function watchMemory(pid: number, most: number, onExceeded: () => void): () => void {
  const timer = setInterval(() => {
    if (residentWithChildren(pid) <= most) return;
    clearInterval(timer);
    onExceeded();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/** Resident memory of a process and those that it started, in bytes; 0 where the system does not tell, or once it is gone. */
export function residentWithChildren(pid: number): number {
  const own = 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return children.reduce((sum, child) => sum + residentWithChildren(child), own);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
