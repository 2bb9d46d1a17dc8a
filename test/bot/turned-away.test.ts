import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { followTurnedAway, isTurnedAway, refuseTurnedAway } from '../../src/bot/turned-away.ts';
import { LogLines } from '../log-lines.ts';
import { loadTables } from '../store/in-memory.ts';

afterEach(() => void vi.useRealTimers());

it('people and servers are turned away each for themselves, and told which of them it is', async () => {
  const { blocked } = await loadTables();
  await blocked.people.add('ana');
  await blocked.servers.add('1');
  expect(isTurnedAway(blocked, 'ana', null)).toBe(true);
  expect(isTurnedAway(blocked, 'ana', '2')).toBe(true);
  expect(isTurnedAway(blocked, 'ben', '1')).toBe(true);
  expect(isTurnedAway(blocked, 'ben', '2')).toBe(false);
  expect(isTurnedAway(blocked, 'ben', null)).toBe(false);
  const refused = (person: string, server: string | null) => () => refuseTurnedAway(blocked, person, server);
  expect(refused('ana', '1')).toThrow(expect.objectContaining({ code: 'person/turned-away' }));
  expect(refused('ben', '1')).toThrow(expect.objectContaining({ code: 'server/turned-away' }));
  expect(refused('ben', '2')).not.toThrow();
});

it('what the operator says is read again every two seconds, one reading after the other, until it ends', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const log = new LogLines();
  const state = { read: 0, seen: 0, finish: () => {} };
  const store = {
    rereadBlocked: async () => {
      state.read += 1;
      if (state.read === 2) throw new Error('away');
      await new Promise<void>((resolve) => {
        state.finish = resolve;
      });
    },
  };
  const end = followTurnedAway(
    store,
    () => {
      state.seen += 1;
    },
    pino({ level: 'debug' }, log.stream),
  );
  await vi.advanceTimersByTimeAsync(1999);
  expect(state.read).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  await vi.advanceTimersByTimeAsync(4000);
  expect([state.read, state.seen]).toEqual([1, 0]);
  state.finish();
  await vi.advanceTimersByTimeAsync(2000);
  expect([state.read, state.seen]).toEqual([2, 1]);
  expect(log.lines).toMatchObject([{ level: 20, err: { message: 'away' } }]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(state.read).toBe(3);
  end();
  state.finish();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.read).toBe(3);
});
