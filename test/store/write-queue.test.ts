import { Writable } from 'node:stream';
import * as timers from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Key, Others } from '../../src/store/backend.ts';
import type { Schema } from '../../src/store/schema.ts';
import { WriteQueue, type WriteTimes } from '../../src/store/write-queue.ts';
import { migratedDatabase } from './databases.ts';

// As ever, and noted.
vi.mock('node:timers/promises', { spy: true });

beforeEach(() => {
  vi.mocked(timers.setTimeout).mockClear();
});

/** Waits between tries until now, in ms: those that are not somebody's patience. */
const waits = () =>
  vi.mocked(timers.setTimeout).mock.calls.flatMap(([milliseconds, value]) => (value === false ? [] : [milliseconds]));

const QUICK: WriteTimes = { firstWait: 1, longestWait: 4, patience: 60_000, linger: 1 };

async function queue(times: Partial<WriteTimes> = {}, others?: Others) {
  const db = await migratedDatabase();
  const said: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  const writes = new WriteQueue(db, pino({}, stream), { ...QUICK, ...times }, others);
  const ids = async () => (await db.selectFrom('opted_out').select('id').orderBy('id').execute()).map(({ id }) => id);
  return { writes, said, ids };
}

const insert = (id: string) => (db: Kysely<Schema>) => db.insertInto('opted_out').values({ id }).execute();
const refuse = () => Promise.reject(new Error('the disk is full'));

/** Refuses so many times, then inserts. */
function refuseTimes(times: number, id: string) {
  let left = times;
  return (db: Kysely<Schema>) => (left-- > 0 ? refuse() : insert(id)(db));
}

describe('a change', () => {
  it('is on disk when that is said', async () => {
    const { writes, ids, said } = await queue();
    expect(await writes.write('opted_out a', insert('1'))).toBe(true);
    expect(await ids()).toEqual(['1']);
    expect([writes.waiting, writes.refused, said]).toEqual([0, false, []]);
  });

  it('takes the place of one of the same thing that still waits, and both are told', async () => {
    const { writes, ids } = await queue();
    const both = [
      writes.write('opted_out a', insert('1')),
      writes.write('opted_out a', insert('2')),
      writes.write('opted_out b', insert('3')),
    ];
    expect(writes.waiting).toBe(2);
    expect(await Promise.all(both)).toEqual([true, true, true]);
    expect(await ids()).toEqual(['2', '3']);
  });

  it('that comes while others are written waits for its own turn, and counts until then', async () => {
    const { writes, ids } = await queue();
    let second: Promise<boolean> | undefined;
    await writes.write('opted_out a', async (db) => {
      expect(writes.waiting).toBe(1);
      second = writes.write('opted_out a', insert('2'));
      expect(writes.waiting).toBe(2);
      await insert('1')(db);
    });
    expect(await second).toBe(true);
    expect(await ids()).toEqual(['1', '2']);
  });

  it('that is in no hurry is written a little later, or with the next that is', async () => {
    const { writes, ids } = await queue({ linger: 600_000 });
    writes.writeSometime('opted_out a', insert('1'));
    writes.writeSometime('opted_out b', insert('2'));
    await new Promise((resolve) => setImmediate(resolve));
    expect([writes.waiting, await ids()]).toEqual([2, []]);
    await writes.write('opted_out c', insert('3'));
    expect(await ids()).toEqual(['1', '2', '3']);
    const soon = await queue();
    soon.writes.writeSometime('opted_out a', insert('1'));
    await expect.poll(soon.ids).toEqual(['1']);
    soon.writes.writeSometime('opted_out b', insert('2'));
    await expect.poll(soon.ids).toEqual(['1', '2']);
  });

  it('that is in no hurry is written when somebody waits for all', async () => {
    const { writes, ids } = await queue({ linger: 600_000 });
    writes.writeSometime('opted_out a', insert('1'));
    await writes.written();
    expect(await ids()).toEqual(['1']);
    await writes.written();
  });
});

describe('a change that the database refuses', () => {
  it('is not there yet, is tried until it is, and the log says both once', async () => {
    const { writes, ids, said } = await queue();
    expect(await writes.write('opted_out a', refuseTimes(3, '1'))).toBe(false);
    expect([writes.refused, writes.waiting]).toEqual([true, 1]);
    await writes.written();
    expect([writes.refused, writes.waiting, await ids()]).toEqual([false, 0, ['1']]);
    expect(said.map(({ msg }) => msg)).toEqual([
      'settings cannot be saved; they hold, and saving is tried further',
      'settings are saved again',
    ]);
    expect(said[0]).toMatchObject({ err: { message: 'the disk is full' } });
  });

  it('leaves nothing of those that were tried with it, and they are written with it later', async () => {
    const { writes, ids } = await queue({ firstWait: 600_000 });
    const told = await Promise.all([
      writes.write('opted_out a', insert('1')),
      writes.write('opted_out b', refuseTimes(1, '2')),
    ]);
    expect([told, await ids(), writes.waiting]).toEqual([[false, false], [], 2]);
    await writes.close(60_000);
    expect(await ids()).toEqual(['1', '2']);
  });

  it('is forgotten for a newer one of the same thing, which came while it was tried', async () => {
    const { writes, ids } = await queue();
    let newer: Promise<boolean> | undefined;
    const older = await writes.write('opted_out a', () => {
      newer = writes.write('opted_out a', insert('2'));
      return refuse();
    });
    expect([older, await newer]).toEqual([false, true]);
    expect(await ids()).toEqual(['2']);
  });

  it('is not waited for longer than people have patience', async () => {
    const { writes } = await queue({ patience: 5 });
    let finish = () => {};
    const slow = writes.write('opted_out a', () => new Promise<void>((resolve) => (finish = resolve)));
    expect(await slow).toBe(false);
    finish();
    await writes.written();
    expect(writes.waiting).toBe(0);
  });
});

describe('a database that refuses again and again', () => {
  it('is left alone for twice as long from try to try, up to the longest wait, and anew after it took something', async () => {
    const { writes } = await queue({ firstWait: 1, longestWait: 6 });
    await writes.write('opted_out a', refuseTimes(5, '1'));
    await writes.written();
    expect(waits()).toEqual([1, 2, 4, 6, 6]);
    await writes.write('opted_out b', refuseTimes(2, '2'));
    await writes.written();
    expect(waits().slice(5)).toEqual([1, 2]);
  });

  it('takes its first wait anew while more is written in the same run', async () => {
    const { writes } = await queue({ firstWait: 1, longestWait: 6 });
    let second: Promise<boolean> | undefined;
    const first = refuseTimes(2, '1');
    await writes.write('opted_out a', async (db) => {
      await first(db);
      second ??= writes.write('opted_out b', refuseTimes(1, '2'));
    });
    await writes.written();
    expect(await second).toBe(false);
    expect(waits()).toEqual([1, 2, 1]);
  });

  it('is given a quarter of a second at first and ten seconds at last, and people wait for two and a half', async () => {
    vi.mocked(timers.setTimeout).mockImplementation(async (_milliseconds, value) => {
      // Nobody runs out of patience here.
      if (value === false) await new Promise(() => undefined);
      return value as never;
    });
    onTestFinished(() => void vi.mocked(timers.setTimeout).mockReset());
    const writes = new WriteQueue(await migratedDatabase(), pino({ level: 'silent' }));
    await writes.write('opted_out a', refuseTimes(8, '1'));
    await writes.written();
    expect(waits()).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect(timers.setTimeout).toHaveBeenCalledWith(2500, false, { signal: expect.any(AbortSignal), ref: false });
  });
});

describe('the end', () => {
  it('tries once more what waits, and tells what is lost', async () => {
    const { writes, said, ids } = await queue({ firstWait: 600_000 });
    let tries = 0;
    await writes.write('opted_out a', () => {
      tries += 1;
      return refuse();
    });
    await writes.close(60_000);
    // The wait is cut off for one more try, which is the last.
    expect(tries).toBe(2);
    expect(said.at(-1)).toMatchObject({ msg: 'settings were lost: they could not be saved', changes: 1 });
    expect(await ids()).toEqual([]);
  });

  it('writes what was in no hurry, and tells nothing then', async () => {
    const { writes, said, ids } = await queue({ linger: 600_000 });
    writes.writeSometime('opted_out a', insert('1'));
    await writes.close(60_000);
    expect([await ids(), said]).toEqual([['1'], []]);
    await writes.close(60_000);
    expect(said).toEqual([]);
  });

  it('does not wait longer than it is given', async () => {
    const { writes } = await queue();
    let finish = () => {};
    const slow = writes.write('opted_out a', () => new Promise<void>((resolve) => (finish = resolve)));
    await writes.close(5);
    expect(writes.waiting).toBe(1);
    finish();
    expect(await slow).toBe(true);
  });
});

describe('other processes', () => {
  /** Hear of changes, in the same transaction. */
  function hearing() {
    const heard: Key[][] = [];
    const others: Others = {
      trouble: undefined,
      listen: () => undefined,
      announce: async (_, keys) => void heard.push([...keys]),
    };
    return { heard, others };
  }

  it('hear of what was written together at once, in an order that is the same everywhere', async () => {
    const { heard, others } = hearing();
    const { writes } = await queue({}, others);
    const keys = ['opted_out c', 'opted_out a', 'channels 9', 'opted_out b'] as const;
    await Promise.all(keys.map((key) => writes.write(key, insert(key))));
    expect(heard).toEqual([['channels 9', 'opted_out a', 'opted_out b', 'opted_out c']]);
  });

  it('hear nothing of what concerns this process alone, unless somebody waits for it as well', async () => {
    const { heard, others } = hearing();
    const { writes } = await queue({ linger: 600_000 }, others);
    writes.writeSometime('opted_out a', insert('1'));
    await writes.written();
    expect(heard).toEqual([]);
    void writes.write('opted_out b', insert('2'));
    writes.writeSometime('opted_out b', insert('3'));
    writes.writeSometime('opted_out c', insert('4'));
    await writes.written();
    expect(heard).toEqual([['opted_out b']]);
  });
});

describe('what is read', () => {
  it('is read while nothing is written, and memory says what is newer than it', async () => {
    const { writes, ids } = await queue();
    const order: string[] = [];
    let finish = () => {};
    const slow = writes.write('opted_out a', async (db) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push('written');
      await insert('1')(db);
    });
    await new Promise((resolve) => setImmediate(resolve));
    const reading = writes.read(async () => {
      order.push('read');
      return ids();
    });
    void writes.write('opted_out b', insert('2'));
    expect([writes.has('opted_out b'), writes.has('opted_out c')]).toEqual([true, false]);
    finish();
    expect(await reading).toEqual(['1']);
    expect(order).toEqual(['written', 'read']);
    await slow;
  });
});

it('what waits to be tried again is tried at once where somebody is in a hurry', async () => {
  const { writes, ids } = await queue({ firstWait: 600_000 });
  expect(await writes.write('opted_out a', refuseTimes(1, '1'))).toBe(false);
  // The wait begins with the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  writes.hurry();
  await writes.written();
  expect(await ids()).toEqual(['1']);
});
