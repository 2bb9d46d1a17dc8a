import { Status } from 'discord.js';
import { startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Connection } from '../../../src/bot/discord/connection.ts';
import type { sleep } from '../../../src/bot/discord/retries.ts';
import { Workload } from '../../../src/bot/load/workload.ts';
import { loadConfig } from '../../../src/config.ts';
import { LogLines } from '../../log-lines.ts';

type Options = Parameters<typeof startLocalDiscord>[0];
type Settings = Readonly<Record<string, string>>;

/** A Discord on this machine, and what connects to it, with nothing behind. */
async function open(options: Options = {}, settings: Settings = {}, wait?: typeof sleep) {
  const discord = await startLocalDiscord({ patienceMs: 45_000, ...options });
  const config = loadConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.apiBase, ...settings });
  if (config.token === undefined) throw new Error('expected a token');
  const workload = new Workload({ concurrency: 1, limit: 10, maxWaitMs: 1000 });
  const log = new LogLines();
  const told = {
    wired: 0,
    content: [] as boolean[],
    statuses: [] as number[],
    sessions: [] as number[],
    served: [] as Status[],
  };
  const lost: string[] = [];
  const connection = new Connection({
    config: { ...config, token: config.token },
    log: pino({ level: 'debug' }, log.stream),
    workload,
    wire: () => {
      told.wired += 1;
    },
    onContent: (granted) => told.content.push(granted),
    onResponse: (status) => told.statuses.push(status),
    onNewSession: ({ ws }, shard) => {
      told.sessions.push(shard);
      told.served.push(ws.status);
    },
    onLost: ({ code }) => lost.push(code),
    ...(wait && { wait }),
  });
  onTestFinished(async () => {
    await connection.close();
    await discord.close();
  });
  return { discord, connection, workload, log, told, lost };
}

/** Waits that are over at once, and how long they were, which chance has no part in. */
function waits() {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  const waited: number[] = [];
  const wait: typeof sleep = async (milliseconds) => {
    waited.push(milliseconds);
  };
  return { waited, wait };
}

/** As discord.js tells of requests that Discord refused. */
function refuse({ client }: Connection, count: number): void {
  client?.rest.emit('invalidRequestWarning', { count, remainingTime: 60_000 });
}

describe('requests that Discord refuses', () => {
  it('are told of, and 2000 of them pause all work until Discord has forgotten them', async () => {
    const { connection, workload, log } = await open();
    await connection.open();
    refuse(connection, 1999);
    expect(workload.paused).toBe(false);
    refuse(connection, 2000);
    expect(workload.paused).toBe(true);
    expect(log.with('Discord refuses many requests')).toMatchObject([{ count: 1999 }, { count: 2000 }]);
    await expect(workload.request(async () => 1)).rejects.toMatchObject({ code: 'busy/queue' });
  });

  it('pause one of several processes at its share of them', async () => {
    const { connection, workload } = await open(
      { gateway: { shards: 4 } },
      { SHARDS: '4', SHARD_IDS: '0', DATABASE_URL: 'postgres://facets@127.0.0.1/facets' },
    );
    await connection.open();
    refuse(connection, 499);
    expect(workload.paused).toBe(false);
    refuse(connection, 500);
    expect(workload.paused).toBe(true);
  });

  it('pause a process with a small share no sooner than discord.js tells of them', async () => {
    const shards = 16;
    const { connection, workload } = await open(
      { gateway: { shards } },
      { SHARDS: `${shards}`, SHARD_IDS: '0', DATABASE_URL: 'postgres://facets@127.0.0.1/facets' },
    );
    await connection.open();
    refuse(connection, 249);
    expect(workload.paused).toBe(false);
    refuse(connection, 250);
    expect(workload.paused).toBe(true);
  });
});

describe('a connection', () => {
  it('wires each client once, says what is granted, and counts answers and sessions', async () => {
    const { connection, told } = await open();
    const client = await connection.open();
    expect(connection.client).toBe(client);
    expect(told).toMatchObject({ wired: 1, content: [true], sessions: [0] });
    await client.rest.get('/users/@me');
    expect(told.statuses).toContain(200);
  });

  it('that is not granted the intent logs in once more, without', async () => {
    const { connection, told, log } = await open({ privilegedIntents: [] });
    await connection.open();
    expect(told).toMatchObject({ wired: 2, content: [false] });
    expect(log.with('the login failed')).toEqual([]);
  });

  it('that is told not to read messages never asks for them', async () => {
    const { connection, told, log } = await open({ privilegedIntents: [] }, { MESSAGE_CONTENT: 'false' });
    await connection.open();
    expect(told).toMatchObject({ wired: 1, content: [false] });
    expect(log.with('message-content intent')).toEqual([]);
  });

  it('serves each of its shards as soon as it is there', async () => {
    const { connection, told } = await open({ gateway: { shards: 2, maxConcurrency: 2 } });
    const client = await connection.open();
    expect([...told.sessions].sort()).toEqual([0, 1]);
    expect(told.content).toEqual([true, true]);
    expect(client.ws.shards.size).toBe(2);
  });

  it('keeps its token when Discord answers a request with 401, since the gateway says whether it is bad', async () => {
    const { connection, discord, told } = await open();
    const client = await connection.open();
    discord.faults.rest({ kind: 'status', status: 401 }, { times: 1 });
    await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401 });
    await expect.poll(() => client.rest.get('/users/@me')).toMatchObject({ id: discord.bot.id });
    expect(told.statuses).toEqual(expect.arrayContaining([401, 200]));
  });

  it('that is closed while it waits for Discord ends its opening with that', async () => {
    const { connection, discord, log, lost } = await open();
    discord.faults.rest({ kind: 'status', status: 503 }, { times: 1000 });
    const failed = expect(connection.open()).rejects.toThrow('the bot was stopped');
    await log.next('Discord cannot be reached');
    await connection.close();
    await failed;
    expect(lost).toEqual([]);
  });

  it('that was closed is not lost, whatever the gateway does afterwards', async () => {
    const { connection, discord, log, lost } = await open();
    await connection.open();
    await connection.close();
    expect(discord.connectedSessions).toBe(0);
    expect(lost).toEqual([]);
    expect(log.lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it('with too few logins left says once how many it needs, and how long it waits', async () => {
    const { connection, log } = await open({ gateway: { remaining: 0, resetAfterMs: 3_600_000 } });
    const failed = expect(connection.open()).rejects.toThrow('the bot was stopped');
    const said = await log.next('too few logins');
    await connection.close();
    await failed;
    expect(said).toMatchObject({ level: 40, needed: 1, left: 0 });
    expect(Math.round(Number(said.seconds) / 3600)).toBe(1);
  });

  it('with just as many logins left as its own shards need logs in', async () => {
    const { connection, log } = await open(
      { gateway: { shards: 4, remaining: 1, resetAfterMs: 3_600_000 } },
      { SHARDS: '4', SHARD_IDS: '0', DATABASE_URL: 'postgres://facets@127.0.0.1/facets' },
    );
    await connection.open();
    expect(log.with('too few logins')).toEqual([]);
  });

  it('waits for Discord as long as it is away, ever longer, and says so once', async () => {
    const { waited, wait } = waits();
    const { connection, discord, log, told } = await open({}, {}, wait);
    discord.faults.rest({ kind: 'status', status: 503 }, { times: 8 });
    await connection.open();
    expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(log.with('Discord cannot be reached')).toMatchObject([{ level: 40, err: { status: 503 } }]);
    expect(told.wired).toBe(1);
  });

  it('waits until there are logins, if that is longer', async () => {
    const { waited, wait } = waits();
    const { connection, discord } = await open(
      { gateway: { remaining: 0, resetAfterMs: 3_600_000 } },
      {},
      async (...is) => {
        discord.setGatewayLimits({ remaining: 1 });
        await wait(...is);
      },
    );
    await connection.open();
    expect(waited.map((milliseconds) => Math.round(milliseconds / 3_600_000))).toEqual([1]);
  });

  it('whose login fails though Discord answers tries again, with another client', async () => {
    const { waited, wait } = waits();
    const { connection, discord, log, told } = await open({}, {}, wait);
    // The first question after Discord was found to be there is the login's own.
    let asked = 0;
    discord.onHappening((happening) => {
      if (happening.type !== 'rest' || asked++ > 2) return;
      if (asked % 2 === 1) discord.faults.rest({ kind: 'status', status: 500 }, { path: /gateway/ });
    });
    const client = await connection.open();
    expect(waited).toEqual([1000, 2000]);
    expect(log.with('the login failed')).toMatchObject([
      { level: 40, err: { status: 500 } },
      { level: 40, err: { status: 500 } },
    ]);
    expect(told.wired).toBe(3);
    expect(connection.client).toBe(client);
    expect(discord.connectedSessions).toBe(1);
  });

  it('that may not have an intent though it asks for none is refused for good, and tries no more', async () => {
    const { connection, discord, log, lost } = await open({}, { MESSAGE_CONTENT: 'false' });
    discord.faults.refuseLogins(4014, { times: 1000 });
    await expect(connection.open()).rejects.toMatchObject({ code: 'discord/refused' });
    expect(log.with('message-content intent')).toEqual([]);
    expect(log.with('the login failed')).toEqual([]);
    expect(lost).toEqual([]);
  });

  it('logs what goes wrong with its client', async () => {
    const { connection, log } = await open();
    const client = await connection.open();
    client.emit('error', new Error('a bug'));
    expect(log.with('gateway')).toMatchObject([{ level: 50, err: { message: 'a bug' } }]);
  });

  it('that is resumed has missed nothing; one that logs in anew may have', async () => {
    const { connection, discord, log, told } = await open();
    await connection.open();
    discord.faults.dropSockets();
    await log.next('resumed');
    expect(told.sessions).toEqual([0]);
    expect(told.content).toEqual([true, true]);
    discord.faults.invalidateSessions();
    await log.next('logged in anew');
    await expect.poll(() => told.sessions).toEqual([0, 0]);
  });

  it('serves the shard that is there while another one does not get through', async () => {
    const { connection, discord, told } = await open({ gateway: { shards: 2, maxConcurrency: 2 } });
    discord.faults.gateway({ kind: 'status', status: 503 });
    const client = await connection.open();
    expect([...told.sessions].sort()).toEqual([0, 1]);
    // It was served before the other one was there.
    expect(told.served).toEqual([Status.Ready, Status.Ready]);
    expect(client.ws.shards.map(({ status }) => status)).toEqual([Status.Ready, Status.Ready]);
  });

  it('that loses the intent goes on without, while answers in work still go through the client of before', async () => {
    const { connection, discord, told, lost, log } = await open();
    const before = await connection.open();
    before.on('messageCreate', () => undefined);
    discord.setPrivilegedIntents([]);
    await expect.poll(() => told.content).toEqual([true, false]);
    expect(connection.client).not.toBe(before);
    expect(before.listenerCount('messageCreate')).toBe(0);
    await expect(before.rest.get('/users/@me')).resolves.toMatchObject({ id: discord.bot.id });
    await expect.poll(() => discord.connectedSessions).toBe(1);
    expect([told.wired, lost, log.with('is lost')]).toEqual([2, [], []]);
  });

  it.each([
    [4004, 'discord/bad-token'],
    [4012, 'discord/refused'],
  ])('that the gateway closes with %i is lost for good, and told of once', async (code, expected) => {
    const { connection, discord, lost, log } = await open();
    await connection.open();
    discord.faults.closeSockets(code);
    expect(await log.next('the connection to Discord is lost')).toMatchObject({ level: 50 });
    expect(lost).toEqual([expected]);
    await expect.poll(() => discord.connectedSessions).toBe(0);
  });

  it('that is closed while it logs in ends its opening with that, and is not lost', async () => {
    const { connection, discord, lost } = await open();
    discord.faults.gateway({ kind: 'stalled' });
    const asked = discord.next('fault.struck');
    const failed = expect(connection.open()).rejects.toThrow('the bot was stopped');
    await asked;
    await connection.close();
    await failed;
    expect(lost).toEqual([]);
  });

  it('with a token that Discord does not know says so at once', async () => {
    const { connection, told, log } = await open({}, { DISCORD_TOKEN: 'wrong.token.x' });
    await expect(connection.open()).rejects.toMatchObject({ code: 'discord/bad-token' });
    expect([told.wired, log.lines]).toEqual([0, []]);
  });
});
