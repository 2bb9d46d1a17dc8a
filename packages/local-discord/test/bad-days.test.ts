import { once } from 'node:events';
import { connect } from 'node:net';
import { Client, Events, GatewayIntentBits as Intents } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import type { GatewayFault, LocalDiscord } from '../src/index.ts';
import { loggedIn, RawGateway } from './raw-gateway.ts';
import { scene } from './scene.ts';

const { Guilds } = Intents;

/** Whether somebody listens at the port of this address. */
async function isOpen(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const outcome = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return outcome;
}

function startClient(discord: LocalDiscord): Client {
  const client = new Client({ intents: [Guilds], rest: { api: discord.apiBase } });
  client.on(Events.Error, () => {}).on(Events.ShardError, () => {});
  onTestFinished(() => client.destroy());
  return client;
}

test.each<[string, GatewayFault, string]>([
  ['503', { kind: 'status', status: 503 }, 'Unexpected server response: 503'],
  ['404', { kind: 'status', status: 404, headers: { 'retry-after': '1' } }, 'Unexpected server response: 404'],
  ['a cut socket', { kind: 'connection-reset' }, 'socket hang up'],
])('a gateway upgrade is answered with %s as often as asked', async (_name, fault, message) => {
  const { discord } = await scene();
  discord.faults.gateway(fault, { times: 2 });
  await expect(RawGateway.open(discord)).rejects.toThrow(message);
  await expect(RawGateway.open(discord)).rejects.toThrow(message);
  await (await RawGateway.open(discord)).next(({ op }) => op === 10);
});

test('a gateway upgrade can hang without an answer', async () => {
  const { discord } = await scene();
  discord.faults.gateway({ kind: 'stalled' });
  const struck = discord.next('fault.struck');
  const opening = RawGateway.open(discord, undefined, { handshakeTimeout: 300 });
  await struck;
  await expect(opening).rejects.toThrow('Opening handshake has timed out');
});

test('a gateway can accept the upgrade and never say HELLO', async () => {
  const { discord } = await scene();
  discord.faults.gateway({ kind: 'silent' });
  const gateway = await RawGateway.open(discord);
  const other = await RawGateway.open(discord);
  await other.next(({ op }) => op === 10);
  expect(gateway.received).toEqual([]);
});

test('a fault for a time is over when the time has passed', async () => {
  const { discord, call } = await scene();
  discord.faults.gateway({ kind: 'status', status: 502 }, { forMs: 20_000 });
  discord.faults.rest({ kind: 'status', status: 502 }, { forMs: 20_000 });
  await expect(RawGateway.open(discord)).rejects.toThrow('502');
  expect((await call('GET', '/users/@me')).status).toBe(502);
  discord.clock.advance(20_000);
  await RawGateway.open(discord);
  expect((await call('GET', '/users/@me')).status).toBe(200);
});

test('TCP connections are refused, at the gateway, over HTTP or both, and taken again at the same port', async () => {
  const { discord } = await scene();
  const { gateway } = await loggedIn(discord, Guilds);
  const gatewayUrl = discord.gatewayUrl;
  const closed = gateway.closeCode();
  const cancel = discord.faults.refuseConnections({ to: 'gateway' });
  expect(await closed).toBe(1006);
  expect([await isOpen(gatewayUrl), await isOpen(discord.origin)]).toEqual([false, true]);
  cancel();
  discord.faults.refuseConnections({ to: 'http' });
  expect([await isOpen(gatewayUrl), await isOpen(discord.origin)]).toEqual([true, false]);
  discord.faults.clear();
  discord.faults.refuseConnections({ forMs: 14_000 });
  expect([await isOpen(gatewayUrl), await isOpen(discord.origin)]).toEqual([false, false]);
  discord.clock.advance(14_000);
  expect([await isOpen(gatewayUrl), await isOpen(discord.origin)]).toEqual([true, true]);
});

test('a client comes back after refused connections', async () => {
  const { discord } = await scene();
  const client = startClient(discord);
  await client.login(discord.token);
  await discord.botOnline();
  const closed = discord.next('gateway.closed');
  const cancel = discord.faults.refuseConnections();
  await closed;
  const ready = discord.next('gateway.ready');
  cancel();
  await ready;
});

test('a login is answered with opcode 9 or a close code, as often as asked', async () => {
  const { discord } = await scene();
  discord.faults.refuseLogins('invalid-session');
  discord.faults.refuseLogins(4011);
  const gateway = await RawGateway.open(discord);
  gateway.identify(discord.token, Guilds);
  expect(await gateway.next(({ op }) => op === 9)).toMatchObject({ d: false });
  gateway.identify(discord.token, Guilds);
  expect(await gateway.closeCode()).toBe(4011);
  await loggedIn(discord, Guilds);
});

test('a resume is answered with opcode 9, and the next login is taken', async () => {
  const { discord } = await scene();
  const { gateway, sessionId } = await loggedIn(discord, Guilds);
  gateway.drop();
  discord.faults.refuseResumes('invalid-session');
  const again = await RawGateway.open(discord);
  again.send(6, { token: discord.token, session_id: sessionId, seq: 1 });
  expect(await again.next(({ op }) => op === 9)).toMatchObject({ d: false });
  again.identify(discord.token, Guilds);
  await again.event('READY');
});

test('faults of the gateway can strike one shard alone', async () => {
  const { discord } = await scene();
  const [zero, one] = await Promise.all(
    [0, 1].map(async (shard) => (await loggedIn(discord, Guilds, { shard: [shard, 2] })).gateway),
  );
  const closed = one?.closeCode();
  discord.faults.closeSockets(4000, { shard: 1 });
  expect(await closed).toBe(4000);
  discord.faults.invalidateSessions({ shard: 0, resumable: true });
  expect(await zero?.next(({ op }) => op === 9)).toMatchObject({ d: true });
});

test('a server lands on the shard that a test wants', async () => {
  const { discord } = await scene();
  const servers = [0, 1, 2].map((id) => discord.createServer({ shard: { id, of: 3 } }));
  for (const [shard, server] of servers.entries()) {
    const { ready } = await loggedIn(discord, Guilds, { shard: [shard, 3] });
    expect(ready.guilds).toContainEqual({ id: server.id, unavailable: true });
  }
});

test('the session start limit is what a test sets, and is full again after its time', async () => {
  const { discord, call } = await scene({ gateway: { shards: 2, maxConcurrency: 16 } });
  discord.setGatewayLimits({ total: 10, remaining: 1, resetAfterMs: 60_000 });
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({
    shards: 2,
    session_start_limit: { total: 10, remaining: 1, reset_after: expect.closeTo(60_000, -3), max_concurrency: 16 },
  });
  await loggedIn(discord, Guilds);
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({ session_start_limit: { remaining: 0 } });
  discord.clock.advance(60_000);
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({ session_start_limit: { remaining: 10 } });
});

test('a login past the session start limit ends all sessions and resets the token', async () => {
  const { discord } = await scene();
  const { token } = discord;
  const { gateway } = await loggedIn(discord, Guilds);
  discord.setGatewayLimits({ remaining: 0 });
  const other = await RawGateway.open(discord);
  const closed = gateway.closeCode();
  other.identify(token, Guilds);
  expect(await other.closeCode()).toBe(4004);
  expect(await closed).toBe(4004);
  expect(discord.token).not.toBe(token);
});

test('two sessions of one bucket within 5 s are one too many, where that is enforced', async () => {
  const { discord } = await scene({ gateway: { maxConcurrency: 2, enforceMaxConcurrency: true } });
  await loggedIn(discord, Guilds, { shard: [0, 4] });
  await loggedIn(discord, Guilds, { shard: [1, 4] });
  const early = await RawGateway.open(discord);
  early.identify(discord.token, Guilds, { shard: [2, 4] });
  await early.next(({ op }) => op === 9);
  discord.clock.advance(5000);
  early.identify(discord.token, Guilds, { shard: [2, 4] });
  await early.event('READY');
});

test('the gateway refuses what a browser’s page of another site sends', async () => {
  const { discord } = await scene();
  await expect(RawGateway.open(discord, undefined, { origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(RawGateway.open(discord, undefined, { headers: { host: 'evil.example' } })).rejects.toThrow('403');
});
