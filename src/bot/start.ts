import { type Client, Events } from 'discord.js';
import type { Config } from '../config.ts';
import type { Describer, DescriberOptions } from '../describe/describer.ts';
import { openDescriber } from '../describe/open.ts';
import { Choices } from '../store/choices.ts';
import { openDatabase } from '../store/database.ts';
import type { UserError } from '../user-error.ts';
import { definitions, type Repertoire } from './command.ts';
import { Deletions } from './deletions.ts';
import { Connection } from './discord/connection.ts';
import { inviteLink } from './discord/invite.ts';
import { Outbox } from './discord/outbox.ts';
import { register } from './discord/registration.ts';
import { Dispatcher } from './dispatcher.ts';
import { Rates } from './load/rates.ts';
import { Workload } from './load/workload.ts';
import type { Logger } from './log.ts';
import { readModelFacts, readVersion } from './model-facts.ts';
import { PictureAddresses } from './picture-addresses.ts';
import { Posts } from './posts.ts';
import { ReplyPairs } from './reply-pairs.ts';
import type { LiveFacts, Services } from './services.ts';

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
  const close = async () => {
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
    const db = await openDatabase(config.dataDir);
    closers.push(() => db.destroy());
    const describer = options.describer ?? (await openDescriber(describerOptions(config)));
    if (!options.describer) closers.push(() => describer.close());
    const workload = new Workload({ concurrency: config.concurrency, limit: config.queueLimit });
    const services: Services = {
      config,
      log,
      choices: await Choices.load(db, config.watchDefault),
      describer,
      workload,
      outbox: new Outbox(log),
      rates: new Rates(config),
      pairs: new ReplyPairs(),
      addresses: new PictureAddresses(),
      facts,
    };
    const connection = new Connection({
      config,
      log,
      workload,
      onLost,
      wire: wiring(services, repertoire),
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
    log.info(`invite: ${inviteLink(client.application.id)}`);
    await services.choices.forgetServersExcept(new Set(client.guilds.cache.keys()));
    await registerCommands(client, repertoire, log);
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

/** What describing takes from the settings. */
export function describerOptions(config: Config): DescriberOptions {
  return {
    device: config.device,
    download: {
      hosts: config.cdnHosts,
      plain: config.plainDownloads,
      bytes: config.maxPictureBytes,
      milliseconds: config.downloadMs,
    },
  };
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
function wiring(services: Services, repertoire: Repertoire): (client: Client) => void {
  const dispatcher = new Dispatcher(services, repertoire);
  const posts = new Posts(services);
  const deletions = new Deletions(services);
  const { choices, log } = services;
  const forget = (work: Promise<void>) => work.catch((error: unknown) => log.error({ err: error }, 'not forgotten'));
  return (client) => {
    dispatcher.attach(client);
    posts.attach(client);
    deletions.attach(client);
    client.on(Events.GuildDelete, ({ id }) => forget(choices.forgetServer(id)));
    client.on(Events.ChannelDelete, ({ id }) => forget(choices.forgetChannel(id)));
  };
}

async function registerCommands(client: Client<true>, repertoire: Repertoire, log: Logger): Promise<void> {
  try {
    const { create, update, remove } = await register(
      { rest: client.rest, applicationId: client.application.id },
      definitions(repertoire),
    );
    log.info({ create, update, remove }, 'commands are registered');
  } catch (error) {
    // The bot still answers pictures, and commands as they were registered before.
    log.error({ err: error }, 'the commands could not be registered');
  }
}
