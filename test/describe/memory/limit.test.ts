import { totalmem } from 'node:os';
import { expect, it } from 'vitest';
import { allowedMemory, pictureMemory } from '../../../src/describe/memory/limit.ts';
import { cgroupFiles } from '../cgroup-files.ts';

const MIB = 1024 * 1024;

it.each([
  ['version 2', { 'proc/self/cgroup': '0::/app\n', 'sys/fs/cgroup/app/memory.max': `${512 * MIB}\n` }],
  [
    'version 1',
    { 'proc/self/cgroup': '2:memory:/a\n', 'sys/fs/cgroup/memory/memory.limit_in_bytes': `${512 * MIB}\n` },
  ],
])('the memory that a control group of %s allows counts', async (_, files) => {
  expect(allowedMemory(await cgroupFiles(files))).toBe(512 * MIB);
});

it.each([
  ['without a limit', { 'proc/self/cgroup': '0::/app\n', 'sys/fs/cgroup/app/memory.max': 'max\n' }],
  ['beyond the machine', { 'proc/self/cgroup': '0::/app\n', 'sys/fs/cgroup/app/memory.max': '9223372036854771712\n' }],
  ['of another system', {}],
])("the machine's memory counts in a control group %s", async (_, files) => {
  expect(allowedMemory(await cgroupFiles(files))).toBe(totalmem());
});

it('pictures take a quarter of what is allowed, within bounds', () => {
  expect(pictureMemory(4096 * MIB)).toBe(1024 * MIB);
  expect(pictureMemory(512 * MIB)).toBe(256 * MIB);
  expect(pictureMemory(65_536 * MIB)).toBe(2048 * MIB);
});
