import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import { definitions } from '../../src/bot/command.ts';
import { type RunningBot, startBot } from '../../src/bot/start.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { UserError } from '../../src/user-error.ts';
import { LogLines } from '../log-lines.ts';
import { NO_REDIS, RedisServer } from '../redis-server.ts';
import { open as openStore, temporaryFolder } from '../store/stores.ts';
import { described, FakeDescriber } from './bot.ts';

type Settings = Readonly<Record<string, string>>;

interface Started {
  readonly discord: LocalDiscord;
  readonly log: LogLines;
  readonly lost: UserError[];
  readonly describer: FakeDescriber;
  /** Where the database lies. */
  readonly folder: string;
  /** @param changed settings that the environment does not take like that */
  start(settings?: Settings, signal?: AbortSignal, changed?: Partial<Config>): Promise<RunningBot>;
}

/** A Discord on this machine, and the bot that can be started on it. */
async function open(options: Parameters<typeof startLocalDiscord>[0] = {}): Promise<Started> {
  const discord = await startLocalDiscord({ patienceMs: 45_000, ...options });
  onTestFinished(() => discord.close());
  const folder = await temporaryFolder();
  const log = new LogLines();
  const lost: UserError[] = [];
  const describer = new FakeDescriber();
  const start: Started['start'] = async (settings = {}, signal, changed = {}) => {
    const config = loadConfig({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      CDN_HOSTS: discord.cdnHosts.join(','),
      DATA_DIR: folder,
      SHUTDOWN_SECONDS: '10',
      ...settings,
    });
    if (config.token === undefined) throw new Error('expected a token');
    const bot = await startBot({
      config: { ...config, ...changed, token: config.token },
      log: pino({ level: 'debug' }, log.stream),
      repertoire,
      describer,
      onLost: (error) => lost.push(error),
      ...(signal && { signal }),
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= bot.stop();
      return stopped;
    };
    onTestFinished(stop);
    return { stop };
  };
  return { discord, log, lost, describer, folder, start };
}

describe('a start', () => {
  it('logs in, registers the commands, answers, and says what it is', async () => {
    const { discord, log, start } = await open();
    const server = discord.createServer();
    const ana = discord.createPerson({ name: 'ana' });
    server.addMember(ana);
    const channel = server.createChannel({ name: 'selfies' });
    const bot = await start();
    expect(log.with('ready as')).toMatchObject([{ device: 'cpu', precision: 'float', model: 'fake 1', servers: 1 }]);
    const { create } = await log.next('commands are registered');
    expect(create).toHaveLength(definitions(repertoire).length);
    const post = await ana.post(channel, { files: [{ name: 'me.png', data: Buffer.alloc(9) }] });
    const reply = await discord.nextMessage({ replyTo: post });
    expect(reply.author.id).toBe(discord.bot.id);
    await bot.stop();
    expect(log.with('stopp').map(({ msg }) => msg)).toEqual(['stopping', 'stopped']);
    expect(log.lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    expect(log.with('invite')).toEqual([]);
  });

  it('with a token that Discord does not know says where to get another, and leaves nothing open', async () => {
    const { start } = await open();
    await expect(start({ DISCORD_TOKEN: 'wrong.token.x' })).rejects.toMatchObject({ code: 'discord/bad-token' });
  });

  it('goes on without the intent where Discord does not grant it, and says so', async () => {
    const { log, start } = await open({ privilegedIntents: [] });
    await start();
    expect(log.with('message-content intent')).toMatchObject([{ level: 40 }]);
    expect(log.with('ready as')).toHaveLength(1);
  });

  it('waits for as long as Discord is away, says so once, and can be given up', async () => {
    const { discord, log, start } = await open();
    discord.faults.rest({ kind: 'status', status: 503 }, { times: 1000 });
    const stop = new AbortController();
    const starting = start({}, stop.signal);
    const failed = expect(starting).rejects.toThrow();
    await log.next('Discord cannot be reached');
    stop.abort(new Error('given up'));
    await failed;
    expect(log.with('Discord cannot be reached')).toHaveLength(1);
    const before = AbortSignal.abort(new Error('given up before'));
    await expect(start({}, before)).rejects.toThrow('given up before');
  });
});

/** Ana posts a picture, and the bot answers it. */
async function answered({ discord }: Started): Promise<void> {
  const server = discord.createServer();
  const ana = discord.createPerson({ name: 'ana' });
  server.addMember(ana);
  const post = await ana.post(server.createChannel(), { files: [{ name: 'me.png', data: Buffer.alloc(9) }] });
  await discord.nextMessage({ replyTo: post });
}

describe('a connection', () => {
  it('that is cut is resumed, and one whose session is invalid logs in anew', async () => {
    const world = await open();
    await world.start();
    world.discord.faults.dropSockets();
    await world.log.next('resumed');
    await answered(world);
    world.discord.faults.invalidateSessions({ resumable: false });
    await world.log.next('logged in anew');
    await answered(world);
    expect(world.lost).toEqual([]);
  });

  it('whose first handshake fails is tried again', async () => {
    const world = await open();
    world.discord.faults.gateway({ kind: 'status', status: 503 });
    await world.start();
    await answered(world);
    expect(world.log.with('ready as')).toHaveLength(1);
  });

  it('that loses the intent goes on without, by one client alone', async () => {
    const world = await open();
    await world.start();
    world.discord.setPrivilegedIntents([]);
    await world.log.next('message-content intent');
    await expect.poll(() => world.discord.happened.filter(({ type }) => type === 'gateway.ready').length).toBe(2);
    expect(world.lost).toEqual([]);
  });

  it.each([
    [4004, 'discord/bad-token'],
    [4012, 'discord/refused'],
  ])('that is closed with %i is lost for good', async (code, lost) => {
    const world = await open();
    await world.start();
    world.discord.faults.closeSockets(code);
    await expect.poll(() => world.lost.map((error) => error.code)).toEqual([lost]);
    expect(world.log.with('the connection to Discord is lost')).toMatchObject([{ level: 50 }]);
  });

  it('that is refused at the login ends the start', async () => {
    const world = await open();
    world.discord.faults.refuseLogins(4013);
    await expect(world.start()).rejects.toMatchObject({ code: 'discord/refused' });
    expect(world.lost).toEqual([]);
  });
});

/** What the bot tells over HTTP. */
async function told({ log }: Started, path: '/readyz' | '/metrics'): Promise<string> {
  const { port } = await log.next('metrics are served');
  return (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

/** Ana posts a picture, and it is being described until what is returned is called. */
async function inWork({ discord, describer }: Started): Promise<() => void> {
  const server = discord.createServer();
  const ana = discord.createPerson({ name: 'ana' });
  server.addMember(ana);
  let finish: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    describer.answer = () =>
      new Promise((answer) => {
        finish = () => answer(described());
        resolve();
      });
  });
  await ana.post(server.createChannel(), { files: [{ name: 'me.png', data: Buffer.alloc(9) }] });
  await begun;
  return () => finish();
}

describe('whoever asks whether it serves', () => {
  it('hears what a start still waits for, that it serves, and that it is stopping', async () => {
    const world = await open();
    const letIn = world.discord.faults.refuseConnections({ to: 'gateway' });
    const asked = world.discord.next('rest', { where: ({ path }) => path === '/gateway/bot' });
    const starting = world.start({ METRICS_PORT: '0' });
    expect(await told(world, '/readyz')).toContain('start: not done yet');
    await asked;
    expect(await told(world, '/readyz')).toBe('start: not done yet\ndiscord: not logged in yet\n');
    letIn();
    const bot = await starting;
    expect(await told(world, '/readyz')).toBe('ok\n');
    expect(await told(world, '/metrics')).toMatch(/^facets_discord_responses_total\{status="200"\} [1-9]\d*$/m);
    expect(await told(world, '/metrics')).toMatch(
      /^facets_describer_info\{device="cpu",model="fake 1",version=".+"\} 1$/m,
    );
    const finish = await inWork(world);
    const stopping = bot.stop();
    await world.log.next('stopping');
    expect(await told(world, '/readyz')).toContain('stop: stopping');
    finish();
    await stopping;
    expect(world.log.with('stopped before')).toEqual([]);
    await expect(told(world, '/readyz')).rejects.toThrow('fetch failed');
  });
});

describe('a stop', () => {
  it('says so where it did not wait for everything', async () => {
    const world = await open();
    const bot = await world.start({}, undefined, { shutdownMs: 0 });
    await inWork(world);
    await bot.stop();
    expect(world.log.with('stopped before everything in work was done')).toMatchObject([{ level: 40 }]);
    expect(world.discord.connectedSessions).toBe(0);
  });
});

describe('a process with some of the shards', () => {
  it('registers no commands where it has not the first, and keeps what it knows of other shards’ servers', async () => {
    const world = await open({ gateway: { shards: 2 } });
    const [first, second] = [0, 1].map((id) => world.discord.createServer({ shard: { id, of: 2 }, withBot: false }));
    if (!first || !second) throw new Error('expected two servers');
    const before = await openStore(world.folder);
    for (const { id } of [first, second]) await before.store.settings.setServer(id, { threshold: 0.7 });
    await before.close();
    const bot = await world.start({}, undefined, { shards: { ids: [1], of: 2 } });
    await bot.stop();
    expect(world.discord.commands()).toEqual([]);
    const after = await openStore(world.folder);
    expect([first, second].map(({ id }) => after.store.settings.ofServer(id).threshold)).toEqual([0.7, undefined]);
  });
});

describe('a server', () => {
  it('is greeted when it invites the bot, unless the operator turned it away', async () => {
    const world = await open();
    const [welcome, blocked] = [0, 1].map(() => {
      const server = world.discord.createServer({ withBot: false });
      const channel = server.createChannel();
      server.setSystemChannel(channel);
      return { server, channel };
    });
    if (!welcome || !blocked) throw new Error('expected two servers');
    const before = await openStore(world.folder);
    await before.store.blocked.servers.add(blocked.server.id);
    await before.close();
    const bot = await world.start();
    blocked.server.addBot();
    const said = world.discord.nextMessage({ in: welcome.channel });
    welcome.server.addBot();
    expect((await said).author.id).toBe(world.discord.bot.id);
    await bot.stop();
    expect(world.discord.messages(blocked.channel)).toEqual([]);
  });

  it('that removes the bot is forgotten, as is a channel that is deleted', async () => {
    const world = await open();
    const [left, stays] = [world.discord.createServer(), world.discord.createServer()];
    const [gone, kept] = [stays.createChannel(), stays.createChannel()];
    const before = await openStore(world.folder);
    for (const { id } of [left, stays]) await before.store.settings.setServer(id, { threshold: 0.7 });
    for (const { id } of [gone, kept])
      await before.store.settings.setChannel({ serverId: stays.id, channelId: id }, { watch: 'on' });
    await before.close();
    const bot = await world.start();
    left.removeBot();
    gone.delete();
    // By now it has heard of both.
    const ana = world.discord.createPerson({ name: 'ana' });
    stays.addMember(ana);
    const post = await ana.post(kept, { files: [{ name: 'me.png', data: Buffer.alloc(9) }] });
    await world.discord.nextMessage({ replyTo: post });
    await bot.stop();
    const { settings } = (await openStore(world.folder)).store;
    expect([left, stays].map(({ id }) => settings.ofServer(id).threshold)).toEqual([undefined, 0.7]);
    expect([gone, kept].map(({ id }) => settings.ofChannel(id).watch)).toEqual([undefined, 'on']);
  });
});

it('a bot of the real Discord says where it is invited from', async () => {
  const { discord, log, start } = await open();
  await start({}, undefined, { plainDownloads: false });
  expect(log.with('invite: ')).toMatchObject([{ msg: expect.stringContaining(discord.applicationId) }]);
});

describe.skipIf(NO_REDIS !== undefined)(NO_REDIS ?? 'two processes of one bot', () => {
  it('that hold the same shards are told, and one that stops says so before it goes', async () => {
    const redis = await RedisServer.start();
    onTestFinished(() => redis.close());
    const world = await open({ gateway: { maxConcurrency: 16 } });
    const settings = { REDIS_URL: redis.url, METRICS_PORT: '0' };
    const first = await world.start(settings);
    expect(await told(world, '/readyz')).toBe('ok\n');
    expect(await told(world, '/metrics')).toMatch(/^facets_shards_held_twice 0$/m);
    await world.start({ REDIS_URL: redis.url, DATA_DIR: await temporaryFolder() });
    await expect.poll(() => told(world, '/metrics'), { timeout: 45_000 }).toMatch(/^facets_shards_held_twice 1$/m);
    expect(await world.log.next('another process holds the same shards')).toMatchObject({ shards: '0' });
    await first.stop();
    await world.log.next('no other process holds the same shards any more');
  });

  it('know that Redis is away', async () => {
    const redis = await RedisServer.start();
    onTestFinished(() => redis.close());
    const world = await open();
    await world.start({ REDIS_URL: redis.url, METRICS_PORT: '0' });
    await redis.kill();
    await world.log.next('Redis is away');
    await expect.poll(() => told(world, '/readyz')).toBe('redis: not connected\n');
  });
});
