import { expect, test } from 'vitest';
import { scene } from './scene.ts';

test('a 5xx is answered as often as asked, to what it matches, and nothing is done', async () => {
  const { discord, channel, call } = await scene();
  const path = `/channels/${channel.id}/messages`;
  discord.faults.rest({ kind: 'status', status: 503 }, { method: 'POST', path: /messages$/, times: 2 });
  expect((await call('GET', path)).status).toBe(200);
  expect((await call('POST', path, { content: 'x' })).status).toBe(503);
  expect((await call('POST', path, { content: 'x' })).status).toBe(503);
  expect((await call('POST', path, { content: 'x' })).status).toBe(200);
  expect(discord.messages(channel)).toHaveLength(1);
});

test('a lost response: the action took place, the answer never came', async () => {
  const { discord, channel, call } = await scene();
  discord.faults.rest({ kind: 'response-lost' }, { method: 'POST' });
  await expect(call('POST', `/channels/${channel.id}/messages`, { content: 'x' })).rejects.toThrow('fetch failed');
  expect(discord.messages(channel)).toMatchObject([{ content: 'x' }]);
  expect(discord.happened).toContainEqual(expect.objectContaining({ type: 'rest', method: 'POST', status: 0 }));
});

test('a connection reset: neither action nor answer', async () => {
  const { discord, channel, call } = await scene();
  discord.faults.rest({ kind: 'connection-reset' });
  await expect(call('POST', `/channels/${channel.id}/messages`, { content: 'x' })).rejects.toThrow('fetch failed');
  expect(discord.messages(channel)).toEqual([]);
});

test('latency holds a request back until it is done', async () => {
  const { discord, call } = await scene();
  discord.faults.rest({ kind: 'latency', ms: 50 });
  expect((await call('GET', '/users/@me')).status).toBe(200);
  const { ms } = await discord.next('rest', { since: 0 });
  expect(ms).toBeGreaterThanOrEqual(49);
});

test('a fault is over when it is cancelled, all of them when they are cleared', async () => {
  const { discord, call } = await scene();
  const cancel = discord.faults.rest({ kind: 'status', status: 500 }, { times: Number.POSITIVE_INFINITY });
  expect((await call('GET', '/users/@me')).status).toBe(500);
  cancel();
  discord.faults.rest({ kind: 'status', status: 500 });
  discord.faults.clear();
  expect((await call('GET', '/users/@me')).status).toBe(200);
  expect(discord.happened).toContainEqual(expect.objectContaining({ description: 'status on GET /users/@me' }));
});
