import { pino } from 'pino';
import { expect, it } from 'vitest';
import { IdSet } from '../../src/store/id-set.ts';
import { WriteQueue } from '../../src/store/write-queue.ts';
import { migratedDatabase } from './databases.ts';

async function lists() {
  const db = await migratedDatabase();
  const writes = new WriteQueue(db, pino({ level: 'silent' }));
  return { db, writes, load: () => IdSet.load(db, writes, 'blocked_people', () => expect.fail('All of it is known.')) };
}

it('an id holds at once and is on disk when that is said, in its own table', async () => {
  const { db, load } = await lists();
  const people = await load();
  const adding = people.add('7');
  expect([people.has('7'), people.has('8')]).toEqual([true, false]);
  expect(await adding).toBe(true);
  expect(await db.selectFrom('blocked_people').selectAll().execute()).toEqual([{ id: '7' }]);
  expect(await db.selectFrom('blocked_servers').selectAll().execute()).toEqual([]);
  expect((await load()).ids).toEqual(['7']);
});

it('what is taken away is gone at once and from the disk, and the others stay', async () => {
  const { load } = await lists();
  const people = await load();
  await Promise.all(['1', '2', '3'].map((id) => people.add(id)));
  const deleting = people.delete('2');
  expect(people.ids).toEqual(['1', '3']);
  expect(await deleting).toBe(true);
  expect((await load()).ids.toSorted()).toEqual(['1', '3']);
});

it('what is added twice is there once', async () => {
  const { load } = await lists();
  const people = await load();
  await people.add('7');
  expect(await people.add('7')).toBe(true);
  expect((await load()).ids).toEqual(['7']);
});

it('what changes its mind before it is written ends as it was said last', async () => {
  const { load } = await lists();
  const people = await load();
  await Promise.all([people.add('1'), people.delete('1'), people.add('2'), people.delete('2'), people.add('2')]);
  expect((await load()).ids).toEqual(['2']);
});

it('what another process adds or takes away is read anew, all of it or what is named, and told of', async () => {
  const { db, load } = await lists();
  const [here, there] = [await load(), await load()];
  const told: string[] = [];
  here.onAdded((id) => told.push(id));
  await here.add('1');
  await there.add('2');
  await there.add('3');
  await here.reread(db, ['2'], () => true);
  expect([here.ids, told]).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
  await here.reread(db, undefined, (id) => id !== '3');
  expect(here.has('3')).toBe(false);
  await here.reread(db, undefined, () => true);
  expect([here.ids, told]).toEqual([
    ['1', '2', '3'],
    ['1', '2', '3'],
  ]);
  await there.delete('2');
  await here.reread(db, undefined, () => true);
  expect(here.ids).toEqual(['1', '3']);
  await there.delete('3');
  await here.reread(db, ['3'], () => true);
  expect(here.ids).toEqual(['1']);
});
