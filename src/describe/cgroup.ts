import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Containers, systemd and the like limit a process by Linux's control groups, which Node 20 does not take into account.
// https://docs.kernel.org/admin-guide/cgroup-v2.html, …/cgroup-v1/

/** One group that holds for this process: the files of a folder, by name. */
export type Group = (file: string) => string | undefined;

export interface Groups {
  readonly version: 1 | 2;
  /** The innermost one first; each of them limits. */
  readonly groups: readonly Group[];
}

/**
 * The groups that this process is in for a controller. Where a container sees its own group as the root of the tree, but
 * its path from outside, folders are missing on the way: those that are there count.
 * @param root where `proc` and `sys` are; a test's own folder
 */
export function groupsFor(controller: 'cpu' | 'memory', root = '/'): Groups {
  const lines = (read(join(root, 'proc/self/cgroup')) ?? '').trim().split('\n');
  // 4:cpu,cpuacct:/docker/f00 in version 1, 0::/user.slice in version 2; both where the machine mixes them.
  const entries = lines.map((line) => /^\d+:([^:]*):(.*)$/.exec(line) ?? []);
  const first = entries.find(([, controllers]) => controllers?.split(',').includes(controller));
  if (first !== undefined) {
    const [, controllers = '', path = '/'] = first;
    return { version: 1, groups: [...above(join(root, 'sys/fs/cgroup', controllers), path)] };
  }
  const [, , path = '/'] = entries.find(([, controllers]) => controllers === '') ?? [];
  return { version: 2, groups: [...above(join(root, 'sys/fs/cgroup'), path)] };
}

function* above(mount: string, path: string): Generator<Group> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  for (let depth = parts.length; depth >= 0; depth--) {
    const folder = join(mount, ...parts.slice(0, depth));
    yield (file) => read(join(folder, file))?.trim();
  }
}

/** Undefined where there is no such file, as everywhere but on Linux. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return undefined;
    throw error;
  }
}
