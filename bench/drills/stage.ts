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
import { BotProcess, type LogLine } from './bot-process.ts';

/** As long as anything may take to be answered. */
const PATIENCE_MS = 120_000;

export interface Post {
  readonly message: APIMessage;
  readonly channel: Channel;
}

export interface Command {
  readonly used: UsedInteraction;
  /** Undefined until it has an answer of some kind. */
  outcome: 'answered' | 'told' | undefined;
}

/** A local Discord with people in it, the bot in a process of its own, and a count of all that people asked for. */
export class Stage {
  readonly discord: LocalDiscord;
  readonly server: Server;
  readonly channels: readonly Channel[];
  readonly people: readonly Person[];
  readonly posts: Post[] = [];
  readonly commands: Command[] = [];
  readonly #folder: string;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #bots: BotProcess[] = [];

  private constructor(discord: LocalDiscord, folder: string, settings: Readonly<Record<string, string>>) {
    this.discord = discord;
    this.#folder = folder;
    this.#settings = settings;
    this.server = discord.createServer({ shard: { id: 0, of: 2 } });
    const servers = [this.server, discord.createServer({ shard: { id: 1, of: 2 } })];
    this.people = ['ana', 'ben', 'cleo', 'dan'].map((name) => discord.createPerson({ name }));
    for (const server of servers) for (const person of this.people) server.addMember(person);
    this.channels = servers.flatMap((server) => [server.createChannel(), server.createChannel()]);
  }

  static async open(options: LocalDiscordOptions, settings: Readonly<Record<string, string>>): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'facets-drill-'));
    const discord = await startLocalDiscord({ globalRateLimit: Number.POSITIVE_INFINITY, ...options });
    return new Stage(discord, folder, settings);
  }

  get log(): LogLine[] {
    return this.#bots.flatMap(({ lines }) => lines);
  }

  get bot(): BotProcess {
    const bot = this.#bots.at(-1);
    if (!bot) throw new Error('expected a bot to be started');
    return bot;
  }

  /** Starts a process; `folder` tells the data of two that run at once apart. */
  launch(environment: Readonly<Record<string, string>> = {}, folder = 'data'): void {
    const { discord } = this;
    this.#bots.push(
      new BotProcess({
        DISCORD_TOKEN: discord.token,
        DISCORD_API_BASE: discord.apiBase,
        CDN_HOSTS: discord.cdnHosts.join(','),
        DATA_DIR: join(this.#folder, folder),
        DEVICE: 'cpu',
        LOG_LEVEL: 'debug',
        PERSON_PICTURES_PER_MINUTE: '10000',
        ...this.#settings,
        ...environment,
      }),
    );
  }

  /** Starts a process and waits until it is there, with its commands. */
  async start(environment?: Readonly<Record<string, string>>, folder?: string): Promise<void> {
    this.launch(environment, folder);
    await this.until(() => this.logged('commands are registered', this.bot.lines) > 0, 'the bot to start');
  }

  /** How many lines say this. */
  logged(text: string, lines: readonly LogLine[] = this.log): number {
    return lines.filter(({ msg }) => typeof msg === 'string' && msg.includes(text)).length;
  }

  async until(condition: () => boolean, what: string, milliseconds = PATIENCE_MS): Promise<void> {
    const end = performance.now() + milliseconds;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}. ${this.bot.stderr}`);
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

  async close(): Promise<void> {
    for (const bot of this.#bots) if (bot.running) await bot.end('SIGKILL');
    await this.discord.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
