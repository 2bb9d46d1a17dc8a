import { expect, it } from 'vitest';
import { usableCores } from '../../src/describe/cores.ts';
import { cgroupFiles } from './cgroup-files.ts';

const CASES = [
  { what: 'a quota of version 2', cores: 2, files: { 'sys/fs/cgroup/app/cpu.max': '200000 100000\n' } },
  { what: 'part of a core', cores: 1, files: { 'sys/fs/cgroup/app/cpu.max': '50000 100000\n' } },
  { what: 'one core and a half', cores: 1, files: { 'sys/fs/cgroup/app/cpu.max': '150000 100000\n' } },
  { what: 'no quota', cores: 8, files: { 'sys/fs/cgroup/app/cpu.max': 'max 100000\n' } },
  { what: 'a quota of the group above', cores: 3, files: { 'sys/fs/cgroup/cpu.max': '300000 100000\n' } },
  {
    what: 'the least of several quotas',
    cores: 2,
    files: { 'sys/fs/cgroup/cpu.max': '200000 100000\n', 'sys/fs/cgroup/app/cpu.max': '400000 100000\n' },
  },
  {
    what: 'a quota of version 1',
    cores: 4,
    files: {
      'proc/self/cgroup': '3:cpu,cpuacct:/docker/abc\n2:memory:/docker/abc\n',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '400000\n',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
    },
  },
  {
    what: 'quotas of version 1, each of its own period',
    cores: 3,
    files: {
      'proc/self/cgroup': '3:cpu:/docker/abc\n',
      // No quota for the group itself; three cores for the one above.
      'sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us': '50000\n',
      'sys/fs/cgroup/cpu/docker/cpu.cfs_quota_us': '300000\n',
      'sys/fs/cgroup/cpu/docker/cpu.cfs_period_us': '100000\n',
    },
  },
  {
    what: 'the least of several quotas of version 1, each of its own period',
    cores: 2,
    files: {
      'proc/self/cgroup': '3:cpu:/docker\n',
      'sys/fs/cgroup/cpu/docker/cpu.cfs_quota_us': '400000\n',
      'sys/fs/cgroup/cpu/docker/cpu.cfs_period_us': '100000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '100000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '50000\n',
    },
  },
  {
    what: 'no quota in version 1',
    cores: 8,
    files: {
      'proc/self/cgroup': '3:cpu:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    },
  },
  { what: 'no control groups', cores: 8, files: { 'proc/self/cgroup': '' } },
];

it.each(CASES)('a host of 32 cores with $what gives $cores threads', async ({ files, cores }) => {
  expect(usableCores(32, await cgroupFiles({ 'proc/self/cgroup': '0::/app\n', ...files }))).toBe(cores);
});

it('a host of two cores gives two threads', async () => {
  expect(usableCores(2, await cgroupFiles({}))).toBe(2);
});
