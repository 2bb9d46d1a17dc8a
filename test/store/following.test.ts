import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Key } from '../../src/store/backend.ts';
import { Following } from '../../src/store/following.ts';
import type { HeldTable } from '../../src/store/held-table.ts';
import { LogLines } from '../log-lines.ts';
import { loadTables } from './in-memory.ts';

type Read = [table: string, ids: readonly string[] | undefined];

/** Tables that note what is read of them, and fail while `failing`. */
async function following() {
  const log = new LogLines();
  const { writes } = await loadTables();
  const reads: Read[] = [];
  const state = { failing: false, mayTake: (_: string) => true };
  let wake = () => {};
  const table = (name: HeldTable['table']): HeldTable => ({
    table: name,
    reread: async (_, ids, mayTake) => {
      reads.push([name, ids]);
      state.mayTake = mayTake;
      wake();
      if (state.failing) throw new Error('away');
    },
  });
  const tables = [table('opted_out'), table('servers')];
  const followed = new Following(tables, writes, pino({ level: 'debug' }, log.stream));
  onTestFinished(() => followed.close());
  const settled = async () => {
    while (followed.isBehind && !state.failing) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setImmediate(resolve);
      });
    }
    await writes.read(async () => undefined);
  };
  return { followed, reads, state, settled, log, writes };
}

describe('what others changed', () => {
  it('is read by its table, and of no other', async () => {
    const { followed, reads, settled } = await following();
    expect(followed.isBehind).toBe(false);
    followed.changed(['opted_out 7', 'opted_out 8']);
    expect(followed.trouble).toBeUndefined();
    await settled();
    expect(reads).toEqual([['opted_out', ['7', '8']]]);
    followed.changed(['servers 1']);
    await settled();
    expect(reads.slice(1)).toEqual([['servers', ['1']]]);
    expect(followed.isBehind).toBe(false);
  });

  it('is all read where some of it was missed', async () => {
    const { followed, reads, settled } = await following();
    followed.changed(['opted_out 7']);
    followed.missed();
    expect(followed.isBehind).toBe(true);
    expect(followed.trouble).toContain('not read yet');
    await settled();
    await expect.poll(() => followed.trouble).toBeUndefined();
    expect(reads.at(-1)).toEqual(['servers', undefined]);
    expect(reads.some(([table, ids]) => table === 'opted_out' && ids === undefined)).toBe(true);
  });

  it('is not taken where memory is newer', async () => {
    const { followed, state, settled, writes } = await following();
    followed.changed(['servers 1']);
    await settled();
    void writes.write('servers 1', async () => undefined);
    expect([state.mayTake('1'), state.mayTake('2')]).toEqual([false, true]);
  });

  it('and cannot be read is read again, with what comes meanwhile', async () => {
    const { followed, reads, state, settled, log } = await following();
    state.failing = true;
    followed.changed(['servers 1']);
    await settled();
    await expect.poll(() => log.with('could not be read').length).toBe(1);
    expect([followed.isBehind, followed.trouble]).toEqual([true, expect.stringContaining('not read yet')]);
    state.failing = false;
    const keys: readonly Key[] = ['servers 2'];
    followed.changed(keys);
    await settled();
    expect(reads.at(-1)?.[0]).toBe('servers');
    expect(new Set(reads.at(-1)?.[1])).toEqual(new Set(['1', '2']));
    state.failing = true;
    followed.missed();
    await expect.poll(() => log.with('could not be read').length).toBe(2);
    state.failing = false;
    followed.changed(keys);
    await settled();
    expect(reads.at(-1)).toEqual(['servers', undefined]);
  });

  it('is read a second later where nothing comes', async () => {
    const { followed, state, log } = await following();
    state.failing = true;
    followed.changed(['servers 1']);
    await expect.poll(() => log.with('could not be read').length).toBe(1);
    state.failing = false;
    await expect.poll(() => followed.isBehind).toBe(false);
  });

  it('is read no more after the end', async () => {
    const { followed, reads } = await following();
    await followed.close();
    followed.changed(['servers 1']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads).toEqual([]);
  });
});

it('what waits to be written is tried at once when the database is back', async () => {
  const { followed, writes } = await following();
  let tries = 0;
  const saved = writes.write('servers 1', async () => {
    if (tries++ === 0) throw new Error('away');
  });
  expect(await saved).toBe(false);
  followed.missed();
  await writes.written();
  expect(tries).toBe(2);
});
