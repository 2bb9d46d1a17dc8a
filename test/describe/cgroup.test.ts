import { expect, it } from 'vitest';
import { cgroupValues } from '../../src/describe/cgroup.ts';
import { cgroupFiles } from './cgroup-files.ts';

const FILE = { v2: 'some.max', v1: ['some', 'some.quota', 'some.period'] } as const;
const values = async (files: Record<string, string>) => cgroupValues(FILE, await cgroupFiles(files));

it('what the own group and those above it say counts, from below', async () => {
  const files = {
    'proc/self/cgroup': '0::/a/b\n',
    'sys/fs/cgroup/a/b/some.max': '1\n',
    'sys/fs/cgroup/a/some.max': ' 2 \n',
    'sys/fs/cgroup/some.max': '3\n',
    'sys/fs/cgroup/c/some.max': '4\n',
  };
  expect(await values(files)).toEqual(['1', '2', '3']);
});

it('in version 1 a group counts by its controller, alone or among others, and says it in several files', async () => {
  const files = {
    'proc/self/cgroup': '12:other:/a\n11:more,some:/a\n0::/x\n',
    'sys/fs/cgroup/some/a/some.quota': '1\n',
    'sys/fs/cgroup/some/a/some.period': '2\n',
    'sys/fs/cgroup/more,some/some.quota': '3\n',
    'sys/fs/cgroup/more,some/some.period': '4\n',
    'sys/fs/cgroup/other/a/some.quota': '5\n',
    'sys/fs/cgroup/other/a/some.period': '6\n',
    'sys/fs/cgroup/x/some.max': '7\n',
  };
  expect(await values(files)).toEqual(['1 2', '3 4', '7']);
});

it('a group of which a file is missing says nothing', async () => {
  expect(await values({ 'proc/self/cgroup': '3:some:/\n', 'sys/fs/cgroup/some/some.quota': '1\n' })).toEqual([]);
});

it.each(['no group at all', '1:\n', 'x0::/a\n'])('lines that are no groups stand for the root: %j', async (line) => {
  expect(await values({ 'proc/self/cgroup': line, 'sys/fs/cgroup/some.max': '3\n' })).toEqual(['3']);
});

it('where there are no control groups nothing is said', async () => {
  expect(await values({ 'sys/fs/cgroup/some.max': '3\n' })).toEqual([]);
});
