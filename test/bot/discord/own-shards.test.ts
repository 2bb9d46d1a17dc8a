import { expect, it } from 'vitest';
import { holdsFirst, holdsServer } from '../../../src/bot/discord/own-shards.ts';

/** Discord's id of a server, of which 22 bits from the right say nothing about the shard. */
const serverOf = (number: number) => String(BigInt(number) << 22n);

it('a process alone holds every server, and what one process does for all', () => {
  expect(holdsServer('auto', serverOf(5))).toBe(true);
  expect(holdsFirst('auto')).toBe(true);
});

it('one of several holds the servers of its shards', () => {
  const shards = { ids: [1, 3], of: 4 };
  expect([0, 1, 2, 3, 4, 5].map((number) => holdsServer(shards, serverOf(number)))).toEqual([
    ...[false, true, false, true, false, true],
  ]);
});

it('the process with the first shard does what one does for all', () => {
  expect(holdsFirst({ ids: [0, 1], of: 4 })).toBe(true);
  expect(holdsFirst({ ids: [2, 3], of: 4 })).toBe(false);
});
