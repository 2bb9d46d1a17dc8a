import { readFileSync } from 'node:fs';

/** What a process has in memory of its own, and its share of what it has in common with others, in bytes; 0 once it is gone. */
export function proportionalSize(pid: number): number {
  return 1024 * Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** Resident memory in bytes, what is shared with others included; 0 once the process is gone. */
export function residentSize(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/**
 * Seconds of processor time that processes have spent, those of their children counted that have ended.
 * In hundredths: what the kernel counts in, whatever the machine.
 */
export function processorSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    // The name in brackets may have blanks in it; user and system time, own and of children, are the 14th to 17th field.
    const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  });
  return ticks.reduce((sum, own) => sum + own, 0) / 100;
}

/** The process and all that it has started. */
export function familyOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
