import { type SessionInfo, WebSocketManager, WebSocketShardStatus } from '@discordjs/ws';
import { GatewayIntentBits, GatewayOpcodes, REST } from 'discord.js';
import { startLocalDiscord } from 'local-discord';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { sleep } from '../../../src/bot/discord/retries.ts';
import { PatientSharding } from '../../../src/bot/discord/shards.ts';

/** What shards wait for, in milliseconds: over at once, on a clock that goes on by that. */
class Waits {
  readonly all: number[] = [];
  now = 1000;
  /** Holds back each wait until it resolves. */
  held: Promise<void> = Promise.resolve();

  readonly wait: typeof sleep = async (milliseconds, signal) => {
    this.all.push(milliseconds);
    await Promise.race([
      this.held,
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    ]);
    this.now += milliseconds;
  };
}

let waits: Waits;

beforeEach(() => {
  waits = new Waits();
  // Waits are neither shorter nor longer by chance.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.spyOn(performance, 'now').mockImplementation(() => waits.now);
  return () => vi.restoreAllMocks();
});

type Discord = Awaited<ReturnType<typeof startLocalDiscord>>;

async function openDiscord(options: Parameters<typeof startLocalDiscord>[0] = {}): Promise<Discord> {
  const discord = await startLocalDiscord({ patienceMs: 45_000, ...options });
  onTestFinished(() => discord.close());
  return discord;
}

/** One of discord.js's managers with shards that have patience; it has not connected yet. */
function manage(discord: Discord, shardIds = [0]) {
  const sessions = new Map<number, SessionInfo>();
  const told: { readonly event: string; readonly shardId: number }[] = [];
  const paced: number[] = [];
  const manager = new WebSocketManager({
    token: discord.token,
    intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages,
    rest: new REST({ api: discord.apiBase }).setToken(discord.token),
    shardCount: shardIds.length,
    shardIds,
    retrieveSessionInfo: (id) => sessions.get(id) ?? null,
    updateSessionInfo: (id, session) => {
      if (session) sessions.set(id, session);
      else sessions.delete(id);
    },
    buildIdentifyThrottler: () => ({
      waitForIdentify: async (id) => {
        paced.push(id);
      },
    }),
    buildStrategy: (manager) => new PatientSharding(manager, waits.wait),
  });
  const events = ['closed', 'debug', 'dispatch', 'error', 'hello', 'ready', 'resumed', 'heartbeat'] as const;
  for (const event of events) manager.on(event, ({ shardId }) => told.push({ event, shardId }));
  const next = (event: (typeof events)[number]) => new Promise<void>((resolve) => manager.once(event, () => resolve()));
  onTestFinished(() => manager.destroy());
  return { manager, sessions, told, paced, next };
}

const opened = ({ happened }: Discord) => happened.filter(({ type }) => type === 'gateway.opened').length;

describe('a shard that does not get through', () => {
  it('waits twice as long each time before it tries again, and not at all once it was there', async () => {
    const discord = await openDiscord();
    const { manager, next } = manage(discord);
    discord.faults.gateway({ kind: 'status', status: 503 }, { times: 3 });
    await manager.connect();
    expect(waits.all).toEqual([1000, 2000, 4000]);
    const resumed = next('resumed');
    discord.faults.dropSockets();
    await resumed;
    expect(waits.all).toHaveLength(3);
    const again = next('resumed');
    discord.faults.gateway({ kind: 'status', status: 503 });
    discord.faults.dropSockets();
    await again;
    expect(waits.all.slice(3)).toEqual([1000]);
  });

  it('connects as soon as each of them is there, though a first handshake failed', async () => {
    const discord = await openDiscord({ gateway: { shards: 2 } });
    const { manager, paced } = manage(discord, [0, 1]);
    discord.faults.gateway({ kind: 'status', status: 503 });
    await manager.connect();
    const { Ready } = WebSocketShardStatus;
    expect([...(await manager.fetchStatus())]).toEqual([
      [0, Ready],
      [1, Ready],
    ]);
    expect(paced.sort()).toEqual([0, 1]);
  });

  it('logs in ever more rarely, counted from its last login', async () => {
    const discord = await openDiscord();
    const { manager, paced } = manage(discord);
    discord.faults.refuseLogins('invalid-session', { times: 2 });
    await manager.connect();
    // One second, and what is left of five since the login; then two, and what is left of ten.
    expect(waits.all).toEqual([1000, 4000, 2000, 8000]);
    expect(paced).toHaveLength(3);
  });

  it('logs in at once where the wait since its last login is over anyway', async () => {
    const discord = await openDiscord();
    const { manager } = manage(discord);
    discord.faults.refuseLogins('invalid-session');
    const closed = discord.next('gateway.closed');
    const connected = manager.connect();
    await closed;
    waits.now += 4000;
    await connected;
    expect(waits.all).toEqual([1000]);
  });

  it('logs in anew at once when it was there before', async () => {
    const discord = await openDiscord();
    const { manager, next, sessions } = manage(discord);
    await manager.connect();
    const first = sessions.get(0)?.sessionId;
    const again = next('ready');
    discord.faults.invalidateSessions();
    await again;
    expect(waits.all).toEqual([]);
    expect(sessions.get(0)?.sessionId).not.toBe(first);
  });
});

describe('a session', () => {
  it('outlives a gateway that cannot be reached, and is resumed', async () => {
    const discord = await openDiscord();
    const { manager, next, sessions } = manage(discord);
    await manager.connect();
    const { sessionId } = sessions.get(0) ?? {};
    let letIn: () => void = () => undefined;
    waits.held = new Promise((resolve) => {
      letIn = resolve;
    });
    const open = discord.faults.refuseConnections({ to: 'gateway' });
    await expect.poll(() => waits.all).toEqual([1000]);
    expect(sessions.get(0)?.sessionId).toBe(sessionId);
    const resumed = next('resumed');
    open();
    letIn();
    await resumed;
    expect(sessions.get(0)?.sessionId).toBe(sessionId);
  });

  it('that Discord cannot know any more after three minutes is given up', async () => {
    const discord = await openDiscord();
    const { manager, next, sessions } = manage(discord);
    await manager.connect();
    const ready = next('ready');
    let release: () => void = () => undefined;
    waits.held = new Promise((resolve) => {
      release = resolve;
    });
    const open = discord.faults.refuseConnections({ to: 'gateway' });
    await expect.poll(() => waits.all).toEqual([1000]);
    waits.now += 180_000;
    release();
    await expect.poll(() => sessions.get(0)).toBeUndefined();
    open();
    await ready;
  });

  it('that Discord does not take back is given up', async () => {
    const discord = await openDiscord();
    const { manager, next, sessions } = manage(discord);
    await manager.connect();
    const first = sessions.get(0)?.sessionId;
    discord.faults.refuseResumes('invalid-session');
    const ready = next('ready');
    discord.faults.dropSockets();
    await ready;
    expect(sessions.get(0)?.sessionId).not.toBe(first);
    expect(discord.connectedSessions).toBe(1);
  });

  it('is given up with its shard, even where nobody answers', async () => {
    const discord = await openDiscord();
    const { manager, sessions } = manage(discord);
    await manager.connect();
    discord.faults.gateway({ kind: 'stalled' });
    discord.faults.dropSockets();
    await expect.poll(async () => (await manager.fetchStatus()).get(0)).toBe(WebSocketShardStatus.Connecting);
    await manager.destroy();
    expect(sessions.size).toBe(0);
  });
});

describe('a shard that was given up', () => {
  it('does not come back from between two attempts', async () => {
    const discord = await openDiscord();
    const { manager, next } = manage(discord);
    let release: () => void = () => undefined;
    waits.held = new Promise((resolve) => {
      release = resolve;
    });
    discord.faults.gateway({ kind: 'status', status: 503 });
    void manager.connect();
    await expect.poll(() => waits.all).toEqual([1000]);
    await manager.destroy();
    const tried = vi.fn();
    void next('debug').then(tried);
    release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(tried).not.toHaveBeenCalled();
    expect(opened(discord)).toBe(0);
  });

  it('does not come back from the pause of discord.js before an attempt', async () => {
    const discord = await openDiscord();
    const one = manage(discord);
    await one.manager.connect();
    const other = manage(discord);
    await other.manager.connect();
    const closed = one.next('closed');
    const resumed = other.next('resumed');
    discord.faults.dropSockets();
    await closed;
    await one.manager.destroy();
    // Its pause began later than that of the one before it.
    await resumed;
    expect(one.told.filter(({ event }) => event === 'resumed' || event === 'ready')).toHaveLength(1);
    expect(opened(discord)).toBe(3);
  });

  it('is closed with what was given, and unknown from then on', async () => {
    const discord = await openDiscord();
    const { manager } = manage(discord);
    await manager.connect();
    const closed = discord.next('gateway.closed');
    await manager.destroy({ code: 4200 });
    expect(await closed).toMatchObject({ code: 4200, by: 'bot' });
    expect((await manager.fetchStatus()).size).toBe(0);
  });
});

describe('a manager of patient shards', () => {
  it('hears of everything that its shards hear of, each with its number', async () => {
    const discord = await openDiscord({ gateway: { shards: 2 } });
    const { manager, told, next } = manage(discord, [0, 1]);
    await manager.connect();
    const resumed = next('resumed');
    discord.faults.dropSockets({ shard: 1 });
    await resumed;
    const failed = next('error');
    discord.faults.closeSockets(4012, { shard: 1 });
    await failed;
    const heardOf = (shard: number) => new Set(told.flatMap(({ event, shardId }) => (shardId === shard ? event : [])));
    expect([...heardOf(1)].sort()).toEqual(['closed', 'debug', 'dispatch', 'error', 'hello', 'ready', 'resumed']);
    expect([...heardOf(0)].sort()).toEqual(['debug', 'dispatch', 'hello', 'ready']);
  });

  it('hears of their heartbeats', async () => {
    const discord = await openDiscord({ heartbeatIntervalMs: 50 });
    const { manager, told, next } = manage(discord);
    const beaten = next('heartbeat');
    await manager.connect();
    await beaten;
    expect(told.find(({ event }) => event === 'heartbeat')).toEqual({ event: 'heartbeat', shardId: 0 });
  });

  it('sends by the shard that is named, and by none of another process', async () => {
    const discord = await openDiscord({ gateway: { shards: 2 } });
    const { manager } = manage(discord, [0, 1]);
    await manager.connect();
    const server = discord.createServer();
    const received = discord.next('gateway.received', {
      where: ({ payload }) => JSON.stringify(payload).includes(server.id),
    });
    const payload = {
      op: GatewayOpcodes.RequestGuildMembers,
      d: { guild_id: server.id, query: '', limit: 0 },
    } as const;
    await manager.send(1, payload);
    expect(await received).toMatchObject({ payload });
    await expect(manager.send(2, payload)).rejects.toThrow('shard of this process, but got shard 2');
  });
});
