import { expect, it } from 'vitest';
import { SharedLock } from '../../../src/describe/child/shared-lock.ts';

/** Asks one after the other, and notes who was let in. */
function queue(lock: SharedLock) {
  const inside: string[] = [];
  const ask = (name: string, alone: boolean) => {
    const asked = lock.acquire(alone).then((release) => {
      inside.push(name);
      return release;
    });
    return { leave: async () => (await asked)() };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ask,
    inside: async () => {
      await settled();
      return [...inside];
    },
  };
}

it('many share, and who wants it alone waits until the last has left', async () => {
  const { ask, inside } = queue(new SharedLock());
  const [a, b] = [ask('a', false), ask('b', false)];
  ask('alone', true);
  expect(await inside()).toEqual(['a', 'b']);
  await a.leave();
  expect(await inside()).toEqual(['a', 'b']);
  await b.leave();
  expect(await inside()).toEqual(['a', 'b', 'alone']);
});

it('who wants it alone goes before those who come later, and they share once it has left', async () => {
  const { ask, inside } = queue(new SharedLock());
  const first = ask('first', false);
  const alone = ask('alone', true);
  ask('c', false);
  ask('d', false);
  expect(await inside()).toEqual(['first']);
  await first.leave();
  expect(await inside()).toEqual(['first', 'alone']);
  await alone.leave();
  expect(await inside()).toEqual(['first', 'alone', 'c', 'd']);
});

it('two who want it alone have it one after the other', async () => {
  const { ask, inside } = queue(new SharedLock());
  const first = ask('first', true);
  ask('second', true);
  expect(await inside()).toEqual(['first']);
  await first.leave();
  expect(await inside()).toEqual(['first', 'second']);
});
