import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cores } from '../../src/describe/cores.ts';
import { memoryLimit } from '../../src/describe/memory-limit.ts';

const GIB = 1024 ** 3;

/** A folder that stands for `/`, with these files in it. */
async function rootWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'facets-root-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), `${content}\n`);
  }
  return root;
}

interface Case {
  readonly where: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cores: number;
  readonly gib: number;
}

/** On a machine with 32 cores and 64 GiB. */
const CASES: readonly Case[] = [
  { where: 'no control groups', files: {}, cores: 8, gib: 64 },
  {
    where: 'a container that is the root of its tree (version 2)',
    files: {
      'proc/self/cgroup': '0::/',
      'sys/fs/cgroup/cpu.max': '200000 100000',
      'sys/fs/cgroup/memory.max': `${2 * GIB}`,
    },
    cores: 2,
    gib: 2,
  },
  {
    where: 'a group without limits (version 2)',
    files: { 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': 'max 100000', 'sys/fs/cgroup/memory.max': 'max' },
    cores: 8,
    gib: 64,
  },
  {
    where: 'a service in a slice that allows less (version 2)',
    files: {
      'proc/self/cgroup': '0::/bots.slice/facets.service',
      'sys/fs/cgroup/bots.slice/cpu.max': '300000 100000',
      'sys/fs/cgroup/bots.slice/facets.service/cpu.max': '800000 100000',
      'sys/fs/cgroup/bots.slice/memory.max': `${3 * GIB}`,
      'sys/fs/cgroup/bots.slice/facets.service/memory.max': 'max',
    },
    cores: 3,
    gib: 3,
  },
  {
    where: 'a container that sees its path from outside (version 1)',
    files: {
      'proc/self/cgroup': '5:memory:/docker/f00\n4:cpu,cpuacct:/docker/f00\n1:name=systemd:/docker/f00',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '150000',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': `${GIB}`,
    },
    cores: 2,
    gib: 1,
  },
  {
    where: 'a group without limits (version 1)',
    files: {
      'proc/self/cgroup': '5:memory:/a\n4:cpu,cpuacct:/a',
      'sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us': '-1',
      'sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us': '100000',
      'sys/fs/cgroup/memory/a/memory.limit_in_bytes': '9223372036854771712',
    },
    cores: 8,
    gib: 64,
  },
  {
    where: 'a machine that mixes both versions',
    files: {
      'proc/self/cgroup': '4:cpu,cpuacct:/a\n0::/b',
      'sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us': '50000',
      'sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us': '100000',
    },
    cores: 1,
    gib: 64,
  },
  {
    where: 'files that say nothing',
    files: { 'proc/self/cgroup': '', 'sys/fs/cgroup/cpu.max': '' },
    cores: 8,
    gib: 64,
  },
];

describe('what a process may use', () => {
  it.each(CASES)('is $cores cores and $gib GiB with $where', async ({ files, cores: expected, gib }) => {
    const root = await rootWith(files);
    expect(cores({ parallelism: 32, root })).toBe(expected);
    expect(memoryLimit({ total: 64 * GIB, root })).toBe(gib * GIB);
  });

  it('is no more than the machine has, and is as the operator says', async () => {
    const root = await rootWith({ 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': '600000 100000' });
    expect(cores({ parallelism: 4, root })).toBe(4);
    expect(cores({ parallelism: 4, root, threads: 12 })).toBe(12);
  });

  it('can be told of this machine', () => {
    expect(cores()).toBeGreaterThanOrEqual(1);
    expect(cores()).toBeLessThanOrEqual(availableParallelism());
    expect(memoryLimit()).toBeGreaterThan(0);
    expect(memoryLimit()).toBeLessThanOrEqual(totalmem());
  });
});
