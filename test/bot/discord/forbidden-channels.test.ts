import { expect, it } from 'vitest';
import { ForbiddenChannels } from '../../../src/bot/discord/forbidden-channels.ts';

const HOUR_MS = 3_600_000;

it('a channel that refuses the bot is left alone for longer each time, until it no longer does', () => {
  let now = 0;
  const channels = new ForbiddenChannels(() => now);
  expect(channels.has('1')).toBe(false);
  channels.refused('1');
  now += 59_999;
  expect([channels.has('1'), channels.has('2')]).toEqual([true, false]);
  now += 1;
  expect(channels.has('1')).toBe(false);
  channels.refused('1');
  now += 119_999;
  expect(channels.has('1')).toBe(true);
  now += 1;
  expect(channels.has('1')).toBe(false);
  channels.refused('1');
  channels.allowed('1');
  expect(channels.has('1')).toBe(false);
  channels.refused('1');
  now += 60_000;
  expect(channels.has('1')).toBe(false);
});

it('but never for longer than six hours', () => {
  let now = 0;
  const channels = new ForbiddenChannels(() => now);
  for (let times = 0; times < 20; times++) channels.refused('1');
  now += 6 * HOUR_MS - 1;
  expect(channels.has('1')).toBe(true);
  now += 1;
  expect(channels.has('1')).toBe(false);
});

it('time is that of the clock where no other is given', () => {
  const channels = new ForbiddenChannels();
  channels.refused('1');
  expect(channels.has('1')).toBe(true);
});
