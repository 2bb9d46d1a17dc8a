import { afterEach, expect, it, vi } from 'vitest';
import { Help } from '../../src/bot/help.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('people are told how to use the bot once an hour, each of them', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pass = (milliseconds: number) => {
    now += milliseconds;
    vi.advanceTimersByTime(milliseconds);
  };
  const help = new Help();
  expect(help.isDue('ana')).toBe(true);
  expect(help.isDue('ana')).toBe(false);
  expect(help.isDue('ben')).toBe(true);
  pass(3_599_000);
  expect(help.isDue('ana')).toBe(false);
  pass(2_000);
  expect(help.isDue('ana')).toBe(true);
});
