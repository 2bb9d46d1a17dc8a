import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface CgroupFile {
  /** The file's name in a group of version 2. */
  readonly v2: string;
  /** The controller and the files' names in a group of version 1, which says in several what version 2 says in one. */
  readonly v1: readonly [controller: string, ...names: string[]];
}

/**
 * What Linux's control groups say of this process: the contents of a file in its own group and in all those above, which
 * hold as well; those of several files of one group with blanks between them. Empty where there are none. `root` is the
 * file system's root unless a test has another.
 */
export function cgroupValues({ v2, v1: [controller, ...names] }: CgroupFile, root = '/'): string[] {
  const groups = read(join(root, 'proc/self/cgroup'))?.trim().split('\n') ?? [];
  return groups.flatMap((line) => {
    const [, controllers = '', path = '/'] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers === '') return upwards(join(root, 'sys/fs/cgroup'), path, [v2]);
    if (!controllers.split(',').includes(controller)) return [];
    // The folder of a controller may be named for all that are mounted together, too.
    return [controller, controllers].flatMap((folder) => upwards(join(root, 'sys/fs/cgroup', folder), path, names));
  });
}

/** In a container the path is often that of the host, and the mount shows the container's own group at its root. */
function upwards(mount: string, path: string, names: readonly string[]): string[] {
  const values: string[] = [];
  for (let folder = join('/', path); ; folder = dirname(folder)) {
    const contents = names.map((name) => read(join(mount, folder, name)));
    if (contents.every((content) => content !== undefined)) values.push(contents.map((one) => one.trim()).join(' '));
    if (folder === '/') return values;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not there, or not for us: then it says nothing.
    return undefined;
  }
}
