import { type Client, Events } from 'discord.js';
import { type Config, isLoopback } from '../config.ts';
import type { Describer, DescriberOptions } from '../describe/describer.ts';
import { describerOptions } from '../describer-options.ts';
import { openStore } from '../store/store.ts';
import { UserError } from '../user-error.ts';
import { CatchUp } from './catch-up.ts';
import { definitions, type Repertoire } from './command.ts';
import { Consent } from './consent.ts';
import { Deletions } from './deletions.ts';
import { Connection, type ConnectionOptions } from './discord/connection.ts';
import { inviteLink } from './discord/invite.ts';
import { Outbox } from './discord/outbox.ts';
import { keepRegistering } from './discord/registration.ts';
import { DiscordTime } from './discord/time.ts';
import { Dispatcher } from './dispatcher.ts';
import { Hello } from './hello.ts';
import { Introductions } from './introductions.ts';
import { Rates } from './load/rates.ts';
import { Workload } from './load/workload.ts';
import type { Logger } from './log.ts';
import { readModelFacts, readVersion } from './model-facts.ts';
import { PictureAddresses } from './picture-addresses.ts';
import { Posts } from './posts.ts';
import { Progress } from './progress.ts';
import { ReplyPairs } from './reply-pairs.ts';
import type { LiveFacts, Services } from './services.ts';
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
 */
export async function startBot(options: StartOptions): Promise<RunningBot> {
  const { config, log, repertoire, onLost, signal } = options;
  const closers: (() => Promise<void>)[] = [];
  const ended = new AbortController();
  const close = async () => {
    ended.abort();
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
    const store = await openStore({ folder: config.dataDir, watchDefault: config.watchDefault, log });
    closers.push(() => store.close());
    // Before there are new ones.
    const unanswered = store.pendingInteractions.all;
    const describer =
      options.describer ??
      (await openDescriber(config.redisUrl, {
        ...describerOptions(config),
        maxWaitMs: config.maxWaitMs,
        ...(signal && { signal }),
        onLog: ({ level, message, fields }) => log[level](fields, message),
        onLost: (cause) => {
          log.fatal({ err: cause }, 'no picture can be described any more');
          onLost(new UserError('describer/lost', 'No picture can be described any more; the log says why.', { cause }));
        },
      }));
    if (!options.describer) closers.push(() => describer.close());
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
      describer,
      workload,
      consent: new Consent(store.settings),
      hello: new Hello(log, workload),
      introductions: new Introductions(store.settings),
      progress: new Progress(store.settings),
      outbox: new Outbox(log),
      pending: store.pendingInteractions,
      rates: new Rates(config),
      pairs: new ReplyPairs(),
      addresses: new PictureAddresses(),
      wrongMarks: store.wrongMarks,
      facts,
    };
    const { wire, onNewSession } = wiring(services, repertoire);
    const connection = new Connection({
      config,
      log,
      workload,
      onLost,
      wire,
      onNewSession,
      onContent: (granted) => {
        facts.seesContent = granted;
      },
    });
    closers.push(() => connection.close());
    const client = await openUnless(signal, connection);
    log.info(
      { device: describer.device, model: describer.model, servers: client.guilds.cache.size },
      `ready as ${client.user.tag}`,
    );
    // A Discord on this machine has no use for a link to the real one.
    if (!isLoopback(new URL(config.apiBase))) log.info(`invite: ${inviteLink(client.application.id)}`);
    await services.settings.forgetServersExcept(new Set(client.guilds.cache.keys()));
    tellUnanswered(unanswered, client.rest, services, ended.signal).catch((error: unknown) =>
      log.error({ err: error }, 'those who wait since the last run were not told'),
    );
    await keepRegistering({ rest: client.rest, applicationId: client.application.id }, definitions(repertoire), {
      log,
      signal: ended.signal,
    });
    return {
      async stop() {
        log.info('stopping');
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
  const deletions = new Deletions(services, posts);
  const time = new DiscordTime();
  const { hello } = services;
  const catchUp = new CatchUp(services, posts, time);
  const { settings } = services;
  return {
    wire(client) {
      time.follow(client.rest);
      dispatcher.attach(client);
      posts.attach(client);
      deletions.attach(client);
      catchUp.attach(client);
      client.on(Events.GuildCreate, (guild) => hello.say(guild));
      client.on(Events.GuildDelete, ({ id }) => void settings.forgetServer(id));
      client.on(Events.ChannelDelete, ({ id }) => void settings.forgetChannel(id));
    },
    onNewSession: (client) => catchUp.onNewSession(client),
  };
}
