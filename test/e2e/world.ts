import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import {
  type Channel,
  type FileToPost,
  type LocalDiscord,
  type LocalDiscordOptions,
  type Person,
  type Ref,
  type Server,
  startLocalDiscord,
} from 'local-discord';
import { pino } from 'pino';
import { afterAll, onTestFinished, vi } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import type { Repertoire } from '../../src/bot/command.ts';
import { safeError } from '../../src/bot/log.ts';
import { type RunningBot, startBot } from '../../src/bot/start.ts';
import { loadConfig } from '../../src/config.ts';
import { describeWith } from '../../src/describe/in-process.ts';
import { describerOptions } from '../../src/describer-options.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import type { Analyser } from '../../src/inference/analysis.ts';
import type { UserError } from '../../src/user-error.ts';
import { LogLines } from '../log-lines.ts';
import { sample } from '../samples.ts';

/** How long to wait for what is to happen, in ms: a machine may have other things to do. */
export const PATIENCE_MS = 45_000;

// A bot starts in each of these tests, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 120_000 });

/** One for all bots of a test file: to open it takes longer than most tests. */
let analyser: Promise<Analyser> | undefined;

function networks(): Promise<Analyser> {
  analyser ??= openAnalyser({ device: 'cpu' });
  return analyser;
}

afterAll(async () => {
  await (await analyser)?.close();
});

export type Settings = Readonly<Record<string, string>>;

/** The environment that points the bot at a local Discord, with its data in `folder`. */
export function environmentFor(discord: LocalDiscord, folder: string, settings: Settings = {}): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
    CDN_HOSTS: discord.cdnHosts.join(','),
    DATA_DIR: folder,
    DEVICE: 'cpu',
    ...settings,
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface WorldOptions {
  readonly discord?: LocalDiscordOptions;
  readonly settings?: Settings;
  /** Leave the bot out; `startBot` brings it in. */
  readonly withoutBot?: boolean;
  /** In place of the networks. */
  readonly analyser?: Analyser;
}

/** A local Discord with a server, a channel, a member and a moderator, and the bot logged in to it. Ends with the test. */
export class World {
  readonly discord: LocalDiscord;
  readonly server: Server;
  readonly channel: Channel;
  readonly ana: Person;
  readonly ben: Person;
  readonly mod: Person;
  readonly log = new LogLines();
  readonly lost: UserError[] = [];
  readonly #folder: string;
  readonly #settings: Settings;
  readonly #analyser: Analyser | undefined;
  #bot: RunningBot | undefined;

  private constructor(discord: LocalDiscord, folder: string, { settings = {}, analyser }: WorldOptions) {
    this.discord = discord;
    this.#analyser = analyser;
    this.#folder = folder;
    this.#settings = settings;
    this.server = discord.createServer();
    this.channel = this.server.createChannel({ name: 'selfies' });
    this.ana = discord.createPerson({ name: 'ana' });
    this.ben = discord.createPerson({ name: 'ben' });
    this.mod = discord.createPerson({ name: 'mod' });
    this.server.addMember(this.ana);
    this.server.addMember(this.ben);
    this.server.addMember(this.mod, { permissions: ['ManageMessages', 'ManageChannels'] });
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const folder = await temporaryFolder();
    const discord = await startLocalDiscord({ patienceMs: PATIENCE_MS, ...options.discord });
    const world = new World(discord, folder, options);
    onTestFinished(async () => {
      await world.stopBot();
      await discord.close();
    });
    if (!options.withoutBot) await world.startBot();
    return world;
  }

  /** Where the bot keeps its data. */
  get folder(): string {
    return this.#folder;
  }

  /** Starts the bot, again or for the first time, on the same data. */
  async startBot(commands: Repertoire = repertoire): Promise<void> {
    const config = loadConfig(environmentFor(this.discord, this.#folder, this.#settings));
    if (config.token === undefined) throw new Error('expected a token');
    const describer = describeWith(this.#analyser ?? (await networks()), describerOptions(config));
    onTestFinished(() => describer.close());
    this.#bot = await startBot({
      describer,
      config: { ...config, token: config.token },
      log: pino({ level: 'debug', base: null, serializers: { err: safeError } }, this.log.stream),
      repertoire: commands,
      onLost: (error) => this.lost.push(error),
    });
  }

  async stopBot(): Promise<void> {
    const bot = this.#bot;
    this.#bot = undefined;
    await bot?.stop();
  }

  /** The bot's replies to a message so far. */
  replies(post: Ref, channel: Ref = this.channel): APIMessage[] {
    const id = typeof post === 'string' ? post : post.id;
    return this.discord
      .messages(channel)
      .filter(
        ({ author, message_reference }) => author.id === this.discord.bot.id && message_reference?.message_id === id,
      );
  }

  /** The bot's reply to a message, past or to come. */
  async replyTo(post: Ref, channel: Ref = this.channel): Promise<APIMessage> {
    const [reply] = this.replies(post, channel);
    return reply ?? this.discord.nextMessage({ replyTo: post, timeoutMs: 60_000 });
  }

  /** Has the bot describe another picture: whatever was posted before has had its turn by then. */
  async letTheBotCatchUp(): Promise<void> {
    const used = await this.mod.run(this.channel, 'classify', { image: picture(), private: true });
    await used.reply();
  }

  /** How often pictures were asked for at the CDN. */
  get downloads(): number {
    return this.discord.happened.filter(({ type }) => type === 'cdn.requested').length;
  }
}

export function picture(name = 'me.png', options: Partial<FileToPost> = {}): FileToPost {
  return { name, data: sample('eyeglasses-woman.png'), ...options };
}

/** Everything that is said in a message: content, embeds, and nothing of its components. */
export function textOf({ content, embeds }: APIMessage): string {
  const inEmbeds = embeds.flatMap(({ title, description, footer, fields = [] }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [content, ...inEmbeds].filter((part) => part !== undefined && part !== '').join('\n');
}

export function buttonsOf({ components = [] }: APIMessage): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((component) =>
          component.type === ComponentType.Button && 'label' in component ? [component.label ?? ''] : [],
        )
      : [],
  );
}

/** The values in a message's select menu. */
export function optionsOf({ components = [] }: APIMessage): string[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((component) =>
          component.type === ComponentType.StringSelect ? component.options.map(({ value }) => value) : [],
        )
      : [],
  );
}
