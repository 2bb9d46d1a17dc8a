import { pino } from 'pino';
import { expect, it } from 'vitest';
import { WriteQueue } from '../../src/store/write-queue.ts';
import { WrongMarks } from '../../src/store/wrong-marks.ts';
import { migratedDatabase } from './databases.ts';

it('marks are counted at once, and on disk by attribute when that is said', async () => {
  const db = await migratedDatabase();
  const load = () =>
    WrongMarks.load(db, new WriteQueue(db, pino({ level: 'silent' })), () => expect.fail('All is known.'));
  const marks = await load();
  const first = marks.add('Smiling');
  expect([...marks.counts]).toEqual([['Smiling', 1]]);
  expect(await first).toBe(true);
  await Promise.all([marks.add('Smiling'), marks.add('Bald')]);
  const after = await load();
  expect([...after.counts].toSorted()).toEqual([
    ['Bald', 1],
    ['Smiling', 2],
  ]);
  await after.add('Smiling');
  expect((await load()).counts.get('Smiling')).toBe(3);
});

it('what another process counts is read anew, but where memory is newer', async () => {
  const db = await migratedDatabase();
  const load = () =>
    WrongMarks.load(db, new WriteQueue(db, pino({ level: 'silent' })), () => expect.fail('All is known.'));
  const [here, there] = [await load(), await load()];
  await there.add('Smiling');
  await there.add('Bald');
  await here.reread(db, ['Bald'], () => true);
  expect([...here.counts]).toEqual([['Bald', 1]]);
  await here.reread(db, undefined, (name) => name !== 'Smiling');
  expect(here.counts.has('Smiling')).toBe(false);
  await here.reread(db, undefined, () => true);
  expect(here.counts.get('Smiling')).toBe(1);
  await Promise.all([here.add('Smiling'), here.add('Smiling'), there.add('Smiling')]);
  await here.reread(db, ['Smiling', 'Young'], () => true);
  expect([here.counts.get('Smiling'), here.counts.get('Young')]).toEqual([4, undefined]);
});
