import { expect, test } from 'vitest';
import { scene } from './scene.ts';

test('answers carry the state of their bucket, which is one per route and channel', async () => {
  const { server, channel, call } = await scene();
  const post = (id: string) => call('POST', `/channels/${id}/messages`, { content: 'x' });
  const first = await post(channel.id);
  expect(first.headers.get('x-ratelimit-limit')).toBe('5');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  expect(Number(first.headers.get('x-ratelimit-reset-after'))).toBeGreaterThan(0);
  const elsewhere = await post(server.createChannel().id);
  expect(elsewhere.headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'));
  expect(elsewhere.headers.get('x-ratelimit-remaining')).toBe('4');
});

test('a request beyond the bucket is 429 with the time to wait, and nothing is done', async () => {
  const { discord, channel, call } = await scene();
  const post = () => call('POST', `/channels/${channel.id}/messages`, { content: 'x' });
  for (let sent = 0; sent < 5; sent += 1) expect((await post()).status).toBe(200);
  const limited = await post();
  expect(limited).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
  expect(limited.headers.get('x-ratelimit-scope')).toBe('user');
  expect(discord.messages(channel)).toHaveLength(5);
  expect(discord.invalidRequests).toBe(1);
  discord.clock.advance(5000);
  expect((await post()).status).toBe(200);
});

test('the global limit counts all routes but those of interactions', async () => {
  const { discord, call } = await scene({ globalRateLimit: 3 });
  for (let sent = 0; sent < 3; sent += 1) expect((await call('GET', '/users/@me')).status).toBe(200);
  const limited = await call('GET', '/gateway/bot');
  expect(limited).toMatchObject({ status: 429, body: { global: true } });
  expect(limited.headers.get('x-ratelimit-global')).toBe('true');
  expect((await call('POST', '/interactions/1/token/callback', { type: 5 })).status).toBe(404);
  discord.clock.advance(1000);
  expect((await call('GET', '/users/@me')).status).toBe(200);
});

test('a 429 comes on demand; one with shared scope is no invalid request', async () => {
  const { discord, call } = await scene();
  discord.faults.rest({ kind: 'rate-limited', retryAfterMs: 1500, scope: 'shared' }, { path: /users/ });
  const limited = await call('GET', '/users/@me');
  expect(limited).toMatchObject({ status: 429, body: { retry_after: 1.5, global: false } });
  expect(limited.headers.get('retry-after')).toBe('2');
  expect(discord.invalidRequests).toBe(0);
  expect((await call('GET', '/users/@me')).status).toBe(200);
});

test('401, 403 and 429 are counted for ten minutes', async () => {
  const { discord, call } = await scene();
  await fetch(`${discord.apiBase}/v10/users/@me`);
  await call('GET', '/nowhere');
  expect(discord.invalidRequests).toBe(1);
  discord.clock.advance(10 * 60_000 + 1);
  expect(discord.invalidRequests).toBe(0);
});
