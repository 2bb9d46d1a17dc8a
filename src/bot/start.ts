import { type Client, Events } from 'discord.js';
import type { Config } from '../config.ts';
import type { Describer, DescriberOptions } from '../describe/describer.ts';
import { describerOptions } from '../describer-options.ts';
import { statsTaker, watchDescriber } from '../metrics/describing.ts';
import { NO_METER, single } from '../metrics/meter.ts';
import { openMetrics } from '../metrics/open.ts';
import type { Check } from '../metrics/server.ts';
import { shareOf, writeShardIds } from '../shard-ids.ts';
import { openStore } from '../store/store.ts';
import { UserError } from '../user-error.ts';
import { CatchUp } from './catch-up.ts';
import { definitions, type Repertoire } from './command.ts';
import { Consent } from './consent.ts';
import { Deletions } from './deletions.ts';
import { DirectLanguages } from './direct-languages.ts';
import type { BuildThrottler } from './discord/client.ts';
import { Connection, type ConnectionOptions } from './discord/connection.ts';
import { inviteLink } from './discord/invite.ts';
import { Outbox } from './discord/outbox.ts';
import { holdsFirst, holdsServer } from './discord/own-shards.ts';
import { keepRegistering } from './discord/registration.ts';
import { SharedThrottler } from './discord/shared-throttler.ts';
import { DiscordTime } from './discord/time.ts';
import { Typing } from './discord/typing.ts';
import { Dispatcher } from './dispatcher.ts';
import { Edits } from './edits.ts';
import { watchBot, whyNotConnected } from './gauges.ts';
import { Hello } from './hello.ts';
import { Introductions } from './introductions.ts';
import { Rates } from './load/rates.ts';
import { Workload } from './load/workload.ts';
import type { Logger } from './log.ts';
import { readModelFacts, readVersion } from './model-facts.ts';
import { PictureAddresses } from './picture-addresses.ts';
import { Posts } from './posts.ts';
import { Progress } from './progress.ts';
import { Publications } from './publications.ts';
import { ReplyPairs } from './reply-pairs.ts';
import { type HeldShards, SameShards } from './same-shards.ts';
import type { LiveFacts, Services } from './services.ts';
import { openSharedRedis, type SharedRedis } from './shared-redis.ts';
import { followTurnedAway } from './turned-away.ts';
import { tellUnanswered } from './unanswered.ts';

export interface RunningBot {
  /** Takes nothing new, finishes what is in flight within `config.shutdownMs`, and closes everything. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config & { readonly token: string };
  readonly log: Logger;
  readonly repertoire: Repertoire;
  /** The caller's own, which outlives the bot; by default one is opened as `config` says, and closed with the bot. */
  readonly describer?: Describer;
  /** The connection ended for good; the bot should be stopped. */
  readonly onLost: (error: UserError) => void;
  /** Aborting gives the start up. */
  readonly signal?: AbortSignal;
}

/**
 * Opens the database and the networks, logs in, registers the commands and answers from then on.
 * @throws {UserError} when the device, the models or the token do not serve
 * @example
 * const config = loadConfig(process.env);
 * if (config.token === undefined) throw new Error('no token');
 * const bot = await startBot({
 *   config: { ...config, token: config.token },
 *   log: createLogger(config),
 *   repertoire,
 *   onLost: () => void bot.stop(),
 * });
 * process.once('SIGTERM', () => void bot.stop());
 */
export async function startBot(options: StartOptions): Promise<RunningBot> {
  const { config, log, repertoire, onLost, signal } = options;
  const closers: (() => Promise<unknown>)[] = [];
  const ended = new AbortController();
  const givenUp = new AbortController();
  const close = async () => {
    ended.abort();
    givenUp.abort(new Error('The start was given up.'));
    for (const closer of closers.reverse()) await closer();
  };
  try {
    const facts: LiveFacts = {
      version: await readVersion(),
      model: await readModelFacts(),
      startedAt: new Date(),
      pictures: 0,
      lastMilliseconds: undefined,
      seesContent: false,
    };
    // Before what may take long: who asks is told what is still missing.
    const checks: Record<string, Check> = { start: () => 'not done yet' };
    const metrics = config.metrics && (await openMetrics(config.metrics, checks));
    if (metrics) {
      closers.push(() => metrics.close());
      log.info({ host: config.metrics?.host, port: metrics.port }, 'metrics are served');
    }
    const meter = metrics?.meter ?? NO_METER;
    // What takes the longest begins first: it needs nothing of the rest.
    const opening = options.describer
      ? Promise.resolve(options.describer)
      : openDescriber(config.redisUrl, {
          ...describerOptions(config),
          maxWaitMs: config.maxWaitMs,
          signal: AbortSignal.any([givenUp.signal, ...(signal ? [signal] : [])]),
          onLog: ({ level, message, fields }) => log[level](fields, message),
          ...(metrics && { onStats: statsTaker(meter) }),
          onLost: (cause) => {
            log.fatal({ err: cause }, 'no picture can be described any more');
            const text = 'No picture can be described any more; the log says why.';
            onLost(new UserError('describer/lost', text, { cause }));
          },
        });
    const opened = opening.catch(() => undefined);
    if (!options.describer) closers.push(async () => (await opened)?.close());
    const store = await openStore({
      folder: config.dataDir,
      databaseUrl: config.databaseUrl,
      name: processName(config),
      watchDefault: config.watchDefault,
      log,
    });
    closers.push(() => store.close());
    checks.database = () => store.trouble;
    const redis = await openSharedRedis(config, log);
    if (redis) closers.push(async () => redis.close());
    // Before there are new ones.
    const unanswered = store.pendingInteractions.all;
    const describer = await opening;
    if (redis) checks.redis = () => redis.trouble ?? whyNoQueue(describer);
    watchDescriber(meter, describer, facts.version);
    const workload = new Workload({
      concurrency: config.concurrency,
      limit: config.queueLimit,
      maxWaitMs: config.maxWaitMs,
      elsewhere: () => describer.elsewhere,
    });
    const services: Services = {
      config,
      log,
      settings: store.settings,
      blocked: store.blocked,
      describer,
      workload,
      // Where others hold shards, somebody may have opted out there.
      consent: new Consent(store, () => (shareOf(config.shards) < 1 ? store.unheard : undefined)),
      hello: new Hello(log, workload, store.settings),
      introductions: new Introductions(store.settings),
      progress: new Progress(store.settings),
      outbox: new Outbox(log, meter),
      typing: new Typing(log, () => workload.paused),
      pending: store.pendingInteractions,
      rates: new Rates(config, redis),
      pairs: new ReplyPairs(),
      publications: new Publications(),
      addresses: new PictureAddresses(),
      directLanguages: new DirectLanguages(),
      wrongMarks: store.wrongMarks,
      meter,
      facts,
    };
    const endFollowing = followTurnedAway(store, () => services.consent.endTurnedAway(), log);
    closers.push(async () => endFollowing());
    const { wire, onNewSession } = wiring(services, repertoire);
    const connection = new Connection({
      config,
      log,
      workload,
      buildThrottler: redis && throttlerOf(redis),
      onLost,
      wire,
      onNewSession,
      onResponse: (status) => meter.count('facets_discord_responses_total', { status }),
      onContent: (granted) => {
        facts.seesContent = granted;
      },
    });
    closers.push(() => connection.close());
    const sameShards = redis && new SameShards(redis, () => heldShards(config, connection), log);
    if (sameShards) {
      closers.push(() => sameShards.leave());
      meter.watch('facets_shards_held_twice', () => single(sameShards.doubled.length));
    }
    watchBot(meter, { connection, store, services });
    checks.discord = () => whyNotConnected(connection);
    const client = await openUnless(signal, connection);
    log.info(
      {
        device: describer.device,
        precision: describer.precision,
        model: describer.model,
        servers: client.guilds.cache.size,
      },
      `ready as ${client.user.tag}`,
    );
    // A Discord on this machine has no use for a link to the real one.
    if (!config.plainDownloads) log.info(`invite: ${inviteLink(client.application.id)}`);
    await services.settings.forgetServersExcept(new Set(client.guilds.cache.keys()), (id) =>
      holdsServer(config.shards, id),
    );
    tellUnanswered(unanswered, client.rest, services, ended.signal).catch((error: unknown) =>
      log.error({ err: error }, 'those who wait since the last run were not told'),
    );
    if (holdsFirst(config.shards)) {
      const target = { rest: client.rest, applicationId: client.application.id };
      await keepRegistering(target, definitions(repertoire), { log, signal: ended.signal });
    }
    delete checks.start;
    return {
      async stop() {
        checks.stop = () => 'stopping';
        log.info('stopping');
        // First of all: whoever takes these shards over is not warned of who is leaving them.
        await sameShards?.leave();
        const done = await workload.stop(config.shutdownMs);
        if (!done) log.warn('stopped before everything in work was done');
        await close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** On this machine, or by workers; what that takes is loaded where it is wanted alone. */
async function openDescriber(redisUrl: string | undefined, options: DescriberOptions & { readonly maxWaitMs: number }) {
  if (redisUrl === undefined) return (await import('../describe/open.ts')).openDescriber(options);
  const { QueueDescriber } = await import('../describe/queue/queue-describer.ts');
  return QueueDescriber.open({ ...options, redisUrl });
}

/** What tells a process's files from those of others in the same folder; undefined where it is alone. */
function processName({ shards }: Config): string | undefined {
  return shareOf(shards) === 1 || shards === 'auto' ? undefined : writeShardIds(shards.ids);
}

/** Undefined until Discord has said how many shards there are. */
function heldShards({ shards }: Config, { client }: Connection): HeldShards | undefined {
  if (shards !== 'auto') return shards;
  const ids = [...(client?.ws.shards.keys() ?? [])];
  return ids.length === 0 ? undefined : { ids, of: ids.length };
}

/** Paces the logins of all gateways together, as Discord says how. */
function throttlerOf(redis: SharedRedis): BuildThrottler {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    return new SharedThrottler(limit.max_concurrency, redis);
  };
}

function whyNoQueue({ elsewhere }: Describer): string | undefined {
  return elsewhere?.connected === false ? 'the queue is not connected' : undefined;
}

/** Logs in, or gives that up when `signal` aborts. */
async function openUnless(signal: AbortSignal | undefined, connection: Connection): Promise<Client<true>> {
  signal?.throwIfAborted();
  const giveUp = () => void connection.close();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await connection.open();
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

/** Puts the listeners on a client; their state is shared by all clients there will be. */
function wiring(services: Services, repertoire: Repertoire): Pick<ConnectionOptions, 'wire' | 'onNewSession'> {
  const dispatcher = new Dispatcher(services, repertoire);
  const posts = new Posts(services);
  const deletions = new Deletions(services);
  const time = new DiscordTime();
  const edits = new Edits(services, posts, deletions, time);
  const { hello } = services;
  const catchUp = new CatchUp(services, posts, time);
  const { settings } = services;
  return {
    wire(client) {
      time.follow(client.rest);
      dispatcher.attach(client);
      posts.attach(client);
      deletions.attach(client);
      edits.attach(client);
      catchUp.attach(client);
      client.on(Events.GuildCreate, (guild) => {
        if (!services.blocked.servers.has(guild.id)) hello.say(guild);
      });
      client.on(Events.GuildDelete, ({ id }) => void settings.forgetServer(id));
      client.on(Events.ChannelDelete, ({ id }) => void settings.forgetChannel(id));
    },
    onNewSession: (client, shard) => catchUp.onNewSession(client, shard),
  };
}
