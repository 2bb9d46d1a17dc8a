import { expect, it } from 'vitest';
import { Progress } from '../../src/bot/progress.ts';
import { loadTables } from '../store/in-memory.ts';

it('what holds a channel back twice has to be let go twice', async () => {
  const store = await loadTables();
  const progress = new Progress(store.settings);
  const place = { serverId: '1', channelId: '2' };
  const holds = [progress.begin(place, '10'), progress.begin(place, '10')];
  progress.begin(place, '20')();
  holds[0]?.();
  expect(store.settings.finishedUntil('2')).toBe('9');
  holds[1]?.();
  expect(store.settings.finishedUntil('2')).toBe('20');
});

it('a channel is finished up to the first message that is not, whatever the order they end in', async () => {
  const store = await loadTables();
  const { settings } = store;
  const progress = new Progress(settings);
  const place = { serverId: '1', channelId: '2' };
  const [ten, twenty, thirty] = ['10', '20', '30'].map((id) => progress.begin(place, id));

  twenty?.();
  expect(settings.finishedUntil('2')).toBe('9');
  ten?.();
  expect(settings.finishedUntil('2')).toBe('29');
  thirty?.();
  expect(settings.finishedUntil('2')).toBe('30');

  const older = progress.begin(place, '5');
  older();
  expect(settings.finishedUntil('2')).toBe('30');
});
