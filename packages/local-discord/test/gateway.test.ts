import { GatewayIntentBits } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalDiscord } from '../src/index.ts';
import { shardOf } from '../src/snowflake.ts';
import { loggedIn, RawGateway } from './raw-gateway.ts';
import { scene } from './scene.ts';

const { Guilds, GuildMessages, MessageContent, GuildMembers, DirectMessages } = GatewayIntentBits;

test('the gateway says HELLO with the interval and acknowledges heartbeats', async () => {
  const { discord } = await scene();
  const gateway = await RawGateway.open(discord);
  expect(await gateway.next(({ op }) => op === 10)).toMatchObject({ d: { heartbeat_interval: 41_250 } });
  gateway.send(1, null);
  expect(await gateway.next(({ op }) => op === 11)).toMatchObject({ op: 11 });
});

test('IDENTIFY is answered by READY and the servers, numbered from 1', async () => {
  const { discord, server } = await scene();
  const { gateway, ready } = await loggedIn(discord, Guilds);
  expect(ready).toMatchObject({
    v: 10,
    user: { id: discord.bot.id, bot: true },
    guilds: [{ id: server.id, unavailable: true }],
    application: { id: discord.applicationId },
  });
  const created = await gateway.event('GUILD_CREATE');
  expect(created).toMatchObject({ s: 2, d: { id: server.id, channels: [{ name: 'general' }] } });
});

test('only the bot is among the members without the intent for members', async () => {
  const { discord, ana } = await scene();
  const without = await loggedIn(discord, Guilds);
  expect(await without.gateway.event('GUILD_CREATE')).toMatchObject({
    d: { member_count: 3, members: [{ user: { id: discord.bot.id } }] },
  });
  const withIt = await loggedIn(discord, Guilds | GuildMembers);
  const { d } = await withIt.gateway.event('GUILD_CREATE');
  expect(d).toMatchObject({
    members: expect.arrayContaining([expect.objectContaining({ user: expect.objectContaining({ id: ana.id }) })]),
  });
});

test.each([
  ['4004 for a wrong token', 4004, 'wrong', 1],
  ['4014 for a privileged intent that is switched off', 4014, undefined, MessageContent],
  ['4013 for intents that do not exist', 4013, undefined, 1 << 30],
])('a login is refused with %s', async (_name, code, token, intents) => {
  const { discord } = await scene({ privilegedIntents: [] });
  const gateway = await RawGateway.open(discord);
  gateway.identify(token ?? discord.token, intents);
  expect(await gateway.closeCode()).toBe(code);
});

test.each([
  ['4003 for a message before IDENTIFY', 4003, '{"op":3,"d":{}}'],
  ['4001 for an unknown opcode', 4001, '{"op":99,"d":null}'],
  ['4002 for what is no JSON', 4002, 'hello'],
  ['4002 for a message of more than 4,096 bytes', 4002, JSON.stringify({ op: 1, d: null, more: 'x'.repeat(5000) })],
])('a connection is closed with %s', async (_name, code, text) => {
  const { discord } = await scene();
  const gateway = await RawGateway.open(discord);
  gateway.sendText(text);
  expect(await gateway.closeCode()).toBe(code);
});

test('a second IDENTIFY is closed with 4005', async () => {
  const { discord } = await scene();
  const { gateway } = await loggedIn(discord, Guilds);
  gateway.identify(discord.token, Guilds);
  expect(await gateway.closeCode()).toBe(4005);
});

test('another API version is closed with 4012, compression with 4002', async () => {
  const { discord } = await scene();
  expect(await (await RawGateway.open(discord, 'v=9&encoding=json')).closeCode()).toBe(4012);
  expect(await (await RawGateway.open(discord, 'v=10&encoding=json&compress=zlib-stream')).closeCode()).toBe(4002);
});

test('more than 120 messages in a minute are closed with 4008', async () => {
  const { discord } = await scene();
  const { gateway } = await loggedIn(discord, Guilds);
  for (let sent = 0; sent < 120; sent += 1) gateway.send(1, null);
  expect(await gateway.closeCode()).toBe(4008);
});

test('a connection without heartbeats is closed with 4009', async () => {
  const { discord } = await scene({ heartbeatIntervalMs: 20 });
  const gateway = await RawGateway.open(discord);
  expect(await gateway.closeCode()).toBe(4009);
});

test('RESUME replays what was missed, then says RESUMED', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway, sessionId } = await loggedIn(discord, GuildMessages | MessageContent);
  await ana.post(channel, 'one');
  const { s } = await gateway.event('MESSAGE_CREATE');
  gateway.drop();
  await discord.next('gateway.closed');
  await ana.post(channel, 'two');
  await ana.post(channel, 'three');

  const resumed = await RawGateway.open(discord);
  resumed.send(6, { token: discord.token, session_id: sessionId, seq: s });
  await resumed.event('RESUMED');
  expect(resumed.received.map(({ t, d }) => [t, d])).toMatchObject([
    [null, {}],
    ['MESSAGE_CREATE', { content: 'two' }],
    ['MESSAGE_CREATE', { content: 'three' }],
    ['RESUMED', {}],
  ]);
});

test('a sequence number from the future is closed with 4007', async () => {
  const { discord } = await scene();
  const { gateway, sessionId } = await loggedIn(discord, Guilds);
  gateway.drop();
  const resumed = await RawGateway.open(discord);
  resumed.send(6, { token: discord.token, session_id: sessionId, seq: 99 });
  expect(await resumed.closeCode()).toBe(4007);
});

test('a session is over after a farewell, after three minutes, or when it never was', async () => {
  const { discord } = await scene();
  const farewell = await loggedIn(discord, Guilds);
  farewell.gateway.close(1000);
  await discord.next('gateway.closed');
  const late = await loggedIn(discord, Guilds);
  late.gateway.drop();
  await discord.next('gateway.closed');
  discord.clock.advance(3 * 60_000 + 1);
  for (const session_id of [farewell.sessionId, late.sessionId, 'never']) {
    const gateway = await RawGateway.open(discord);
    gateway.send(6, { token: discord.token, session_id, seq: 1 });
    expect(await gateway.next(({ op }) => op === 9)).toMatchObject({ d: false });
  }
});

test('a resumed session outlives the connection it had before', async () => {
  const { discord, channel, ana } = await scene();
  const zombie = await loggedIn(discord, GuildMessages | MessageContent);
  const resumed = await RawGateway.open(discord);
  resumed.send(6, { token: discord.token, session_id: zombie.sessionId, seq: 1 });
  await resumed.event('RESUMED');
  zombie.gateway.close(1000);
  await discord.next('gateway.closed');
  await ana.post(channel, 'still here');
  expect(await resumed.event('MESSAGE_CREATE')).toMatchObject({ d: { content: 'still here' } });
});

test('reconnect and invalid session come on demand', async () => {
  const { discord } = await scene();
  const { gateway } = await loggedIn(discord, Guilds);
  discord.faults.askToReconnect();
  expect(await gateway.next(({ op }) => op === 7)).toMatchObject({ d: null });
  discord.faults.invalidateSessions({ resumable: true });
  expect(await gateway.next(({ op }) => op === 9)).toMatchObject({ d: true });
});

test('logins are refused on demand, as often as asked', async () => {
  const { discord } = await scene();
  discord.faults.refuseLogins(4000);
  const refused = await RawGateway.open(discord);
  refused.identify(discord.token, Guilds);
  expect(await refused.closeCode()).toBe(4000);
  await loggedIn(discord, Guilds);
});

test('an intent switched off later closes the sessions that use it with 4014', async () => {
  const { discord } = await scene();
  const plain = await loggedIn(discord, Guilds);
  const privileged = await loggedIn(discord, Guilds | MessageContent);
  discord.setPrivilegedIntents([]);
  expect(await privileged.gateway.closeCode()).toBe(4014);
  plain.gateway.send(1, null);
  expect(await plain.gateway.next(({ op }) => op === 11)).toBeDefined();
});

test('events go to the shard of their server, direct messages to shard 0', async () => {
  const { discord, server, channel, ana } = await scene();
  const shards = await Promise.all(
    [0, 1].map((id) => loggedIn(discord, GuildMessages | MessageContent | DirectMessages, { shard: [id, 2] })),
  );
  const mine = shardOf(server.id, 2);
  await ana.post(channel, 'in the server');
  await ana.post(discord.openDm(ana), 'in private');
  await shards[mine]?.gateway.next(
    ({ t, d }) => t === 'MESSAGE_CREATE' && `${JSON.stringify(d)}`.includes('in the server'),
  );
  await shards[0]?.gateway.next(({ t, d }) => t === 'MESSAGE_CREATE' && JSON.stringify(d).includes('in private'));
  const other = shards[1 - mine]?.gateway.received.map((payload) => JSON.stringify(payload)).join();
  expect(other).not.toContain('in the server');
});

test('a shard number beyond the count is closed with 4010', async () => {
  const { discord } = await scene();
  const gateway = await RawGateway.open(discord);
  gateway.identify(discord.token, Guilds, { shard: [2, 2] });
  expect(await gateway.closeCode()).toBe(4010);
});

test('GET /gateway/bot counts the logins of the day', async () => {
  const { discord, call } = await scene();
  await loggedIn(discord, Guilds);
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, max_concurrency: 1 },
  });
  discord.clock.advance(24 * 3600_000);
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({ session_start_limit: { remaining: 1000 } });
});

test('members are sent in chunks on request', async () => {
  const { discord, server, ana } = await scene();
  const { gateway } = await loggedIn(discord, Guilds | GuildMembers);
  gateway.send(8, { guild_id: server.id, user_ids: [ana.id, '1'], nonce: 'n' });
  expect(await gateway.event('GUILD_MEMBERS_CHUNK')).toMatchObject({
    d: { members: [{ user: { id: ana.id } }], not_found: ['1'], nonce: 'n', chunk_index: 0, chunk_count: 1 },
  });
});

test('servers, members, channels, threads and typing are announced as they change', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const typing = GatewayIntentBits.GuildMessageTyping;
  const { gateway } = await loggedIn(discord, Guilds | GuildMembers | typing);
  const ben = discord.createPerson({ name: 'ben' });
  server.addMember(ben, { nick: 'Ben' });
  expect(await gateway.event('GUILD_MEMBER_ADD')).toMatchObject({ d: { guild_id: server.id, nick: 'Ben' } });
  server.removeMember(ben);
  expect(await gateway.event('GUILD_MEMBER_REMOVE')).toMatchObject({ d: { user: { id: ben.id } } });
  server.setBotPermissions(['SendMessages']);
  expect(await gateway.event('GUILD_ROLE_UPDATE')).toMatchObject({ d: { role: { permissions: '2048' } } });
  channel.setOverwrites([{ for: 'bot', allow: ['AttachFiles'] }]);
  expect(await gateway.event('CHANNEL_UPDATE')).toMatchObject({ d: { id: channel.id } });
  const thread = channel.createThread({ members: [ana], name: 'talk' });
  expect(await gateway.event('THREAD_CREATE')).toMatchObject({ d: { id: thread.id, name: 'talk' } });
  expect((await call('POST', `/channels/${channel.id}/typing`)).status).toBe(204);
  expect(await gateway.event('TYPING_START')).toMatchObject({ d: { user_id: discord.bot.id } });
  channel.delete();
  expect(await gateway.event('CHANNEL_DELETE')).toMatchObject({ d: { id: channel.id } });
  server.removeBot();
  expect(await gateway.event('GUILD_DELETE')).toMatchObject({ d: { id: server.id } });
});

test('sockets are closed with a code on demand', async () => {
  const { discord } = await scene();
  const { gateway } = await loggedIn(discord, Guilds);
  discord.faults.closeSockets(4000);
  expect(await gateway.closeCode()).toBe(4000);
});

test('a shard with more than 2,500 servers is closed with 4011', async () => {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  for (let i = 0; i < 2500; i++) discord.createServer({ shard: { id: 1, of: 2 } });
  await loggedIn(discord, Guilds, { shard: [1, 2] });
  discord.createServer({ shard: { id: 1, of: 2 } });
  const gateway = await RawGateway.open(discord);
  gateway.identify(discord.token, Guilds, { shard: [1, 2] });
  expect(await gateway.closeCode()).toBe(4011);
});
