import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import {
  type Channel,
  type LocalDiscord,
  type LocalDiscordOptions,
  type Person,
  type Server,
  startLocalDiscord,
  type UsedInteraction,
} from 'local-discord';
import { sample } from '../../test/samples.ts';
import { Backend } from './backend.ts';
import { BotProcess, type LogLine } from './bot-process.ts';
import { isAnswered } from './tally.ts';

/** As long as anything may take to be answered. */
const PATIENCE_MS = 120_000;
/** Between two pictures that are posted to see whether they are described again. */
const PROBE_MS = 500;

export interface Post {
  readonly message: APIMessage;
  readonly channel: Channel;
}

export interface Command {
  readonly used: UsedInteraction;
  /** Undefined until it has an answer of some kind. */
  outcome: 'answered' | 'told' | undefined;
}

/** A local Discord with people in it, bots and workers in processes of their own, and a count of all that people asked for. */
export class Stage {
  readonly discord: LocalDiscord;
  readonly server: Server;
  readonly channels: readonly Channel[];
  readonly people: readonly Person[];
  readonly posts: Post[] = [];
  readonly commands: Command[] = [];
  readonly #folder: string;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #backend: Backend | undefined;
  readonly #bots: BotProcess[] = [];
  readonly #workers: BotProcess[] = [];
  /** How long it took until a picture was described that was posted after the fault was over; see `recover`. */
  recoveryMs: number | undefined;

  private constructor(
    discord: LocalDiscord,
    folder: string,
    settings: Readonly<Record<string, string>>,
    backend: Backend | undefined,
  ) {
    this.discord = discord;
    this.#folder = folder;
    this.#settings = settings;
    this.#backend = backend;
    this.server = discord.createServer({ shard: { id: 0, of: 2 } });
    const servers = [this.server, discord.createServer({ shard: { id: 1, of: 2 } })];
    this.people = ['ana', 'ben', 'cleo', 'dan'].map((name) => discord.createPerson({ name }));
    for (const server of servers) for (const person of this.people) server.addMember(person);
    this.channels = servers.flatMap((server) => [server.createChannel(), server.createChannel()]);
  }

  /** @param isShared whether bots have a Redis and a PostgreSQL server in common, and workers describe the pictures */
  static async open(
    options: LocalDiscordOptions,
    settings: Readonly<Record<string, string>>,
    isShared = false,
  ): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'facets-drill-'));
    const discord = await startLocalDiscord({ globalRateLimit: Number.POSITIVE_INFINITY, ...options });
    return new Stage(discord, folder, settings, isShared ? await Backend.open() : undefined);
  }

  get log(): LogLine[] {
    return [...this.#bots, ...this.#workers].flatMap(({ lines }) => lines);
  }

  get backend(): Backend {
    if (!this.#backend) throw new Error('expected servers that bots have in common');
    return this.#backend;
  }

  get bot(): BotProcess {
    const bot = this.#bots.at(-1);
    if (!bot) throw new Error('expected a bot to be started');
    return bot;
  }

  /** Those that run. */
  get workers(): BotProcess[] {
    return this.#workers.filter(({ running }) => running);
  }

  /** Starts a process; `folder` tells the data of two that run at once apart. */
  launch(environment: Readonly<Record<string, string>> = {}, folder = 'data'): void {
    this.#bots.push(
      new BotProcess({
        DISCORD_TOKEN: this.discord.token,
        DATA_DIR: join(this.#folder, folder),
        PERSON_PICTURES_PER_MINUTE: '10000',
        ...this.#common,
        ...this.#backend?.ofGateways,
        ...environment,
      }),
    );
  }

  /** Starts a process and waits until it is there, with the commands where it is the one that registers them. */
  async start(environment: Readonly<Record<string, string>> = {}, folder?: string): Promise<void> {
    this.launch(environment, folder);
    const { SHARD_IDS: ids = '0' } = environment;
    const said = ids.startsWith('0') ? 'commands are registered' : 'ready as';
    await this.until(() => this.logged(said, this.bot.lines) > 0, 'the bot to start');
  }

  /** Starts so many workers and waits until they take pictures. */
  async startWorkers(count: number, environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const started = Array.from(
      { length: count },
      () => new BotProcess({ ...this.#common, ...this.backend.ofWorkers, ...environment }, 'bench/drills/worker.ts'),
    );
    this.#workers.push(...started);
    const take = ({ lines }: BotProcess) => this.logged('pictures are taken', lines) > 0;
    await this.until(() => started.every(take), 'the workers to start');
  }

  get #common(): Readonly<Record<string, string>> {
    const { discord } = this;
    return {
      DISCORD_API_BASE: discord.apiBase,
      CDN_HOSTS: discord.cdnHosts.join(','),
      DEVICE: 'cpu',
      LOG_LEVEL: 'debug',
      ...this.#settings,
    };
  }

  /** How many lines say this. */
  logged(text: string, lines: readonly LogLine[] = this.log): number {
    return lines.filter(({ msg }) => typeof msg === 'string' && msg.includes(text)).length;
  }

  async until(condition: () => boolean, what: string, milliseconds = PATIENCE_MS): Promise<void> {
    const end = performance.now() + milliseconds;
    while (!condition()) {
      if (performance.now() > end) {
        const said = [...this.#bots, ...this.#workers].map(({ stderr }) => stderr).join('');
        throw new Error(`Waited in vain for ${what}. ${said}`);
      }
      await delay(50);
    }
  }

  /** Everybody posts in turn, in all channels. */
  async post(count: number, channels: readonly Channel[] = this.channels): Promise<void> {
    for (let i = 0; i < count; i++) {
      const person = this.people[i % this.people.length];
      const channel = channels[i % channels.length];
      if (!person || !channel) throw new Error('expected people and channels');
      const file = { name: 'me.png', data: sample('eyeglasses-woman.png') };
      this.posts.push({ message: await person.post(channel, { files: [file] }), channel });
    }
  }

  async use(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const person = this.people[i % this.people.length];
      const [channel] = this.channels;
      if (!person || !channel) throw new Error('expected people and channels');
      const image = { name: 'me.png', data: sample('eyeglasses-woman.png') };
      const used = await person.run(channel, 'classify', { image, private: i % 2 === 0 });
      const command: Command = { used, outcome: undefined };
      this.commands.push(command);
      void used.reply({ timeoutMs: PATIENCE_MS }).then(
        ({ embeds, components = [] }) => {
          command.outcome = embeds.length > 0 || components.length > 0 ? 'answered' : 'told';
        },
        // Deleted, so that a refusal can be told to who asked alone.
        () => undefined,
      );
    }
  }

  /**
   * From now on the fault is over: a picture is posted every half second until one of them is described. Until then it
   * takes to recover.
   */
  async recover(channels: readonly Channel[] = this.channels): Promise<void> {
    const start = performance.now();
    const first = this.posts.length;
    const isOver = () => this.posts.slice(first).some((post) => isAnswered(this, post));
    while (!isOver()) {
      if (performance.now() > start + PATIENCE_MS) throw new Error('Waited in vain for a picture to be described.');
      const probed = channels[(this.posts.length - first) % channels.length];
      await this.post(1, probed && [probed]);
      const next = performance.now() + PROBE_MS;
      while (performance.now() < next && !isOver()) await delay(10);
    }
    this.recoveryMs = performance.now() - start;
  }

  async close(): Promise<void> {
    for (const running of [...this.#bots, ...this.#workers]) if (running.running) await running.end('SIGKILL');
    await this.discord.close();
    await this.#backend?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
