import type { APIMessage } from 'discord-api-types/v10';
import {
  type Channel,
  type LocalDiscord,
  type LocalDiscordOptions,
  type Person,
  type Server,
  startLocalDiscord,
} from 'local-discord';
import { pino } from 'pino';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import { safeError } from '../../src/bot/log.ts';
import { startBot } from '../../src/bot/start.ts';
import { loadConfig } from '../../src/config.ts';
import { describeWith } from '../../src/describe/in-process.ts';
import { meetingOfModels } from '../../src/describe/queue/names.ts';
import { QueueWorker } from '../../src/describe/queue/queue-worker.ts';
import { describerOptions } from '../../src/describer-options.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { LogLines } from '../log-lines.ts';
import { NO_REDIS, RedisServer } from '../redis-server.ts';
import { hasPostgres, PostgresServer } from '../servers/postgres.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { environmentFor, PATIENCE_MS, type Settings, temporaryFolder } from './world.ts';

/** Why tests of several gateways are left out; undefined where they are not. */
export const NO_SERVERS = hasPostgres ? NO_REDIS : 'needs PostgreSQL: apt-get install postgresql';

let postgres: PostgresServer | undefined;

/** A PostgreSQL server for the test file; gives what names it. */
export function keepPostgres(): () => PostgresServer {
  beforeAll(async () => {
    postgres = await PostgresServer.start();
  });
  afterAll(() => postgres?.close());
  return theServer;
}

function theServer(): PostgresServer {
  if (!postgres) throw new Error('expected a server');
  return postgres;
}

/** A server of Discord on one shard, and a channel in it that all people are in. */
export interface ShardPlace {
  readonly server: Server;
  readonly channel: Channel;
}

/** One bot process of several. */
export interface Gateway {
  readonly log: LogLines;
  readonly analyser: StubAnalyser;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly settings?: Settings;
  /** Whether workers describe its pictures. Default false. */
  readonly queue?: boolean;
}

/** A local Discord with a server on each of two shards, a PostgreSQL database, a Redis, and the gateways between them. */
export class Gateways {
  readonly discord: LocalDiscord;
  readonly redis: RedisServer;
  readonly ana: Person;
  readonly ben: Person;
  readonly places: readonly [ShardPlace, ShardPlace];
  readonly #databaseUrl: string;
  readonly #folder: string;
  readonly #settings: Settings;

  private constructor(
    discord: LocalDiscord,
    parts: { redis: RedisServer; databaseUrl: string; folder: string; settings: Settings },
  ) {
    this.discord = discord;
    this.redis = parts.redis;
    this.#databaseUrl = parts.databaseUrl;
    this.#folder = parts.folder;
    this.#settings = parts.settings;
    this.ana = discord.createPerson({ name: 'ana' });
    this.ben = discord.createPerson({ name: 'ben' });
    this.places = [this.#createPlace(0), this.#createPlace(1)];
  }

  /** By default the shards' logins do not count together, so that no test waits for their pace. */
  static async open(options: { discord?: LocalDiscordOptions; settings?: Settings } = {}): Promise<Gateways> {
    const discord = await startLocalDiscord({
      patienceMs: PATIENCE_MS,
      gateway: { maxConcurrency: 2 },
      ...options.discord,
    });
    onTestFinished(() => discord.close());
    const redis = await RedisServer.start();
    onTestFinished(() => redis.close());
    return new Gateways(discord, {
      redis,
      databaseUrl: await theServer().createDatabase(),
      folder: await temporaryFolder(),
      settings: options.settings ?? {},
    });
  }

  /** What a gateway with these shards has in its environment. */
  environment(shards: string, settings: Settings = {}): Record<string, string> {
    return environmentFor(this.discord, this.#folder, {
      DATABASE_URL: this.#databaseUrl,
      REDIS_URL: this.redis.url,
      SHARDS: '2',
      SHARD_IDS: shards,
      ...this.#settings,
      ...settings,
    });
  }

  /** Starts a process's bot, with a describer of its own unless it is to use the queue. Resolves when its shards are ready. */
  async start(shards: string, options: StartOptions = {}): Promise<Gateway> {
    const { gateway, ready } = this.begin(shards, options);
    await ready;
    return gateway;
  }

  /** As `start`, without waiting. */
  begin(
    shards: string,
    { settings = {}, queue = false }: StartOptions = {},
  ): { readonly gateway: Gateway; readonly ready: Promise<void> } {
    const config = loadConfig(this.environment(shards, settings));
    const { token } = config;
    if (token === undefined) throw new Error('expected a token');
    const analyser = new StubAnalyser();
    const describer = describeWith(analyser, describerOptions(config));
    const log = new LogLines();
    const bot = startBot({
      ...(!queue && { describer }),
      config: { ...config, token },
      log: pino({ level: 'debug', base: null, serializers: { err: safeError } }, log.stream),
      repertoire,
      onLost: () => undefined,
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= bot.then((running) => running.stop()).then(() => describer.close());
      return stopped;
    };
    onTestFinished(stop);
    return { gateway: { log, analyser, stop }, ready: bot.then(() => undefined) };
  }

  /** A worker that takes the gateways' pictures. */
  async worker(): Promise<StubAnalyser> {
    const config = loadConfig(this.environment('0-1'));
    const analyser = new StubAnalyser();
    const describer = describeWith(analyser, describerOptions(config));
    onTestFinished(() => describer.close());
    const worker = await QueueWorker.open({
      redisUrl: this.redis.url,
      meeting: await meetingOfModels(),
      describer,
      concurrency: 2,
      isOptedOut: () => false,
    });
    onTestFinished(() => worker.close(0));
    return analyser;
  }

  /** What is in the database, without a bot. */
  async store(): Promise<Store> {
    const store = await this.#openStore();
    onTestFinished(() => store.close());
    return store;
  }

  /** Up to which message a channel is finished, as the database has it. */
  async finishedUntil({ channel }: ShardPlace): Promise<bigint> {
    const store = await this.#openStore();
    const id = store.settings.finishedUntil(channel.id);
    await store.close();
    return BigInt(id ?? 0);
  }

  async #openStore(): Promise<Store> {
    const log = pino({ level: 'silent' });
    const store = await openStore({
      folder: await temporaryFolder(),
      databaseUrl: this.#databaseUrl,
      watchDefault: 'on',
      log,
    });
    return store;
  }

  /** The bot's replies to a message so far. */
  replies({ id }: APIMessage, { channel }: ShardPlace): APIMessage[] {
    return this.discord
      .messages(channel)
      .filter(
        ({ author, message_reference }) => author.id === this.discord.bot.id && message_reference?.message_id === id,
      );
  }

  /** The bot's reply to a message, past or to come. */
  async replyTo(post: APIMessage, place: ShardPlace): Promise<APIMessage> {
    const [reply] = this.replies(post, place);
    return reply ?? this.discord.nextMessage({ replyTo: post, timeoutMs: 60_000 });
  }

  /** The requests that the bots made so far. */
  requests(method: string, path: RegExp): string[] {
    return this.discord.happened.flatMap((happening) =>
      happening.type === 'rest' && happening.method === method && path.test(happening.path) ? [happening.path] : [],
    );
  }

  #createPlace(id: number): ShardPlace {
    const server = this.discord.createServer({ shard: { id, of: 2 } });
    for (const person of [this.ana, this.ben])
      server.addMember(person, { permissions: ['ManageGuild', 'ManageChannels'] });
    return { server, channel: server.createChannel({ name: 'selfies' }) };
  }
}
