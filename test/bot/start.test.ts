import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import { definitions } from '../../src/bot/command.ts';
import { type RunningBot, startBot } from '../../src/bot/start.ts';
import { loadConfig } from '../../src/config.ts';
import type { UserError } from '../../src/user-error.ts';
import { LogLines } from '../log-lines.ts';
import { temporaryFolder } from '../store/stores.ts';
import { FakeDescriber } from './bot.ts';

interface Started {
  readonly discord: LocalDiscord;
  readonly log: LogLines;
  readonly lost: UserError[];
  start(settings?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<RunningBot>;
}

/** A Discord on this machine, and the bot that can be started on it. */
async function open(options: Parameters<typeof startLocalDiscord>[0] = {}): Promise<Started> {
  const discord = await startLocalDiscord(options);
  onTestFinished(() => discord.close());
  const folder = await temporaryFolder();
  const log = new LogLines();
  const lost: UserError[] = [];
  const start = async (settings: Readonly<Record<string, string>> = {}, signal?: AbortSignal) => {
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
      config: { ...config, token: config.token },
      log: pino({ level: 'debug' }, log.stream),
      repertoire,
      describer: new FakeDescriber(),
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
  return { discord, log, lost, start };
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
  await discord.nextMessage({ replyTo: post, timeoutMs: 20_000 });
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
