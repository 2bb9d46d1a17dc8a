import { expect, test } from 'vitest';
import { register, scene } from './scene.ts';

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

test.each([
  ['JSON of any status', { kind: 'status', status: 418 }, 418, 'application/json', /^\{"message":"418/],
  ['a web server’s page', { kind: 'status', status: 403, html: true }, 403, 'text/html', /^<html>/],
  ['429 as a page without Retry-After', { kind: 'status', status: 429, html: true }, 429, 'text/html', /^<html>/],
] as const)('a request is answered with %s', async (_name, fault, status, type, body) => {
  const { discord } = await scene();
  discord.faults.rest(fault);
  const response = await fetch(`${discord.apiBase}/v10/gateway`);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain(type);
  expect(response.headers.get('retry-after')).toBeNull();
  expect(await response.text()).toMatch(body);
});

test('an error whose action took place all the same', async () => {
  const { discord, channel, call } = await scene();
  discord.faults.rest({ kind: 'status', status: 502, done: true }, { method: 'POST' });
  expect((await call('POST', `/channels/${channel.id}/messages`, { content: 'x' })).status).toBe(502);
  expect(discord.messages(channel)).toMatchObject([{ content: 'x' }]);
  expect(discord.happened).toContainEqual(expect.objectContaining({ type: 'rest', method: 'POST', status: 502 }));
});

test.each([
  [50278, 403, 'Cannot send messages to this user due to having no mutual guilds'],
  [200000, 400, 'Message was blocked by automatic moderation'],
  [50009, 403, 'Channel verification level is too high for you to gain access'],
])('a request is refused with code %i in Discord’s words', async (code, status, message) => {
  const { discord, channel, call } = await scene();
  discord.faults.rest({ kind: 'refused', code }, { method: 'POST' });
  const answer = await call('POST', `/channels/${channel.id}/messages`, { content: 'x' });
  expect(answer).toMatchObject({ status, body: { code, message } });
  expect(discord.messages(channel)).toEqual([]);
});

test('a request is refused with a code that nobody knows', async () => {
  const { discord, call } = await scene();
  discord.faults.rest({ kind: 'refused', code: 20026, status: 403, message: 'Quarantined' });
  expect(await call('GET', '/users/@me')).toMatchObject({ status: 403, body: { code: 20026, message: 'Quarantined' } });
});

test('a request is taken and never answered', async () => {
  const { discord } = await scene();
  discord.faults.rest({ kind: 'stalled' });
  const struck = discord.next('fault.struck');
  const aborted = new AbortController();
  const answer = fetch(`${discord.apiBase}/v10/gateway`, { signal: aborted.signal });
  await struck;
  aborted.abort();
  await expect(answer).rejects.toThrow('aborted');
});

test('interaction tokens expire on demand, later ones are valid', async () => {
  const { discord, channel, ana, call } = await scene();
  await register(call, discord, { name: 'one' });
  const answer = async () => {
    const used = await ana.run(channel, 'one');
    await call('POST', `/interactions/${used.id}/${used.payload.token}/callback`, { type: 5 });
    return () =>
      call('PATCH', `/webhooks/${discord.applicationId}/${used.payload.token}/messages/@original`, { content: 'x' });
  };
  const early = await answer();
  discord.faults.expireTokens();
  expect(await early()).toMatchObject({ status: 401, body: { code: 50027 } });
  discord.clock.advance(1);
  expect(await (await answer())()).toMatchObject({ status: 200 });
});
