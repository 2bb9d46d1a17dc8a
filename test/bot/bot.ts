import {
  type APIMessage,
  type Client,
  PermissionFlagsBits as May,
  type PermissionResolvable,
  Status,
} from 'discord.js';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { repertoire as released } from '../../commands/index.ts';
import { CatchUp } from '../../src/bot/catch-up.ts';
import type { Repertoire } from '../../src/bot/command.ts';
import { Consent } from '../../src/bot/consent.ts';
import { Deletions } from '../../src/bot/deletions.ts';
import { DirectLanguages } from '../../src/bot/direct-languages.ts';
import { createClient } from '../../src/bot/discord/client.ts';
import { Outbox } from '../../src/bot/discord/outbox.ts';
import { DiscordTime } from '../../src/bot/discord/time.ts';
import { Typing } from '../../src/bot/discord/typing.ts';
import { Dispatcher } from '../../src/bot/dispatcher.ts';
import { Edits } from '../../src/bot/edits.ts';
import { Hello } from '../../src/bot/hello.ts';
import { Introductions } from '../../src/bot/introductions.ts';
import { Rates } from '../../src/bot/load/rates.ts';
import { Workload } from '../../src/bot/load/workload.ts';
import { PictureAddresses } from '../../src/bot/picture-addresses.ts';
import { Posts } from '../../src/bot/posts.ts';
import { Progress } from '../../src/bot/progress.ts';
import { Publications } from '../../src/bot/publications.ts';
import { ReplyPairs } from '../../src/bot/reply-pairs.ts';
import type { Services } from '../../src/bot/services.ts';
import { loadConfig } from '../../src/config.ts';
import type { Described, DescribeOptions, Describer, PictureAddress } from '../../src/describe/describer.ts';
import type { Drawing } from '../../src/describe/drawing.ts';
import type { LabelsOf, NameOf } from '../../src/metrics/catalogue.ts';
import type { Meter, Reading } from '../../src/metrics/meter.ts';
import { PendingInteractions } from '../../src/store/pending-interactions.ts';
import { LogLines } from '../log-lines.ts';
import { loadTables } from '../store/in-memory.ts';
import { temporaryFolder } from '../store/stores.ts';
import { ANA_ID, CHANNEL_ID, callPrivate, populate, SERVER_ID, user } from './discord/structures.ts';
import { FakeRest, type SentBody, type SentRequest } from './fake-rest.ts';
import { newId } from './interactions.ts';
import { analysisOf, labelledFace, scoresOf } from './scores.ts';

export const EVERYTHING: PermissionResolvable = [
  May.ViewChannel,
  May.SendMessages,
  May.SendMessagesInThreads,
  May.ReadMessageHistory,
  May.EmbedLinks,
  May.AttachFiles,
  May.AddReactions,
];

/** Counts what is counted, by name and labels. */
export class CountingMeter implements Meter {
  readonly counts = new Map<string, number>();
  readonly #gauges = new Map<string, () => readonly { readonly labels: object; readonly value: number }[]>();

  count<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>, by = 1): void {
    const key = [name, ...Object.values(labels)].join(' ');
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  observe(): void {}

  watch<Name extends NameOf<'gauge'>>(name: Name, read: () => readonly Reading<Name>[]): void {
    this.#gauges.set(name, read);
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  read(gauge: NameOf<'gauge'>): readonly { readonly labels: object; readonly value: number }[] {
    return this.#gauges.get(gauge)?.() ?? [];
  }
}

/** One face, smiling and with eyeglasses. */
export function described(more: Partial<Described['pictures']> = {}): Described {
  const face = labelledFace(scoresOf((_, name) => (name === 'Smiling' || name === 'Eyeglasses' ? 3 : -6)));
  return { analysis: analysisOf([face]), pictures: { crops: [], card: Buffer.from('card'), ...more } };
}

export const NOBODY: Described = { analysis: analysisOf([]), pictures: { crops: [] } };

/** In place of the processes that describe: does as it is told, and remembers what it was asked for. */
export class FakeDescriber implements Describer {
  readonly device = 'cpu';
  readonly precision = 'float';
  readonly model = 'fake 1';
  readonly asked: { readonly address: PictureAddress; readonly options: DescribeOptions }[] = [];
  readonly drawn: Drawing[] = [];
  /** Called when it is a picture's turn. */
  answer: (url: string, options: DescribeOptions) => Promise<Described> | Described = () => described();

  get urls(): string[] {
    return this.asked.map(({ address }) => (address.kind === 'url' ? address.url : address.kind));
  }

  async describe(address: PictureAddress, options: DescribeOptions = {}): Promise<Described> {
    const { turn = (work) => work(), signal } = options;
    this.asked.push({ address, options });
    return turn(async () => {
      signal?.throwIfAborted();
      return this.answer(address.kind === 'url' ? address.url : address.kind, options);
    });
  }

  async draw(drawing: Drawing): Promise<Buffer> {
    this.drawn.push(drawing);
    return Buffer.from(drawing.kind);
  }

  async close(): Promise<void> {}
}

export interface BotOptions {
  /** As in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the bot may do in the channel. Default everything that it asks for. */
  readonly permissions?: PermissionResolvable;
  readonly thread?: { readonly locked?: boolean };
  readonly dm?: boolean;
  readonly community?: string;
  readonly systemChannel?: boolean;
  readonly repertoire?: Repertoire;
  readonly seesContent?: boolean;
  /** The message up to which the channel was finished when the bot started. */
  readonly finishedUntil?: string;
  readonly limits?: { readonly concurrency?: number; readonly limit?: number; readonly maxWaitMs?: number };
}

/**
 * The bot without its sockets: real structures of payloads as the gateway sends them, the real client's settings, a store
 * in memory, and whatever it asks of Discord in `rest`. Ends with the test.
 */
export class Bot {
  readonly client: Client<true>;
  readonly rest: FakeRest;
  readonly describer = new FakeDescriber();
  readonly log: LogLines;
  readonly meter = new CountingMeter();
  readonly services: Services;
  readonly posts: Posts;
  readonly catchUp: CatchUp;
  readonly channelId: string;
  readonly #isDm: boolean;

  private constructor(
    services: Pick<Services, 'settings' | 'blocked' | 'wrongMarks' | 'pending'>,
    options: BotOptions,
    log: LogLines,
  ) {
    const { settings = {}, seesContent = true, limits, repertoire = released, dm = false, thread } = options;
    this.log = log;
    const config = loadConfig({ DISCORD_TOKEN: 'token', ...settings });
    const client: Client = createClient({ config, messageContent: true });
    this.rest = new FakeRest(client);
    populate(client, { permissions: EVERYTHING, ...options });
    client.ws.status = Status.Ready;
    if (!isReady(client)) throw new Error('expected a client that is ready');
    this.client = client;
    this.#isDm = dm;
    this.channelId = thread ? '201' : CHANNEL_ID;
    const logger = pino({ level: 'debug', base: null }, log.stream);
    const workload = new Workload({ concurrency: 2, limit: 100, maxWaitMs: 20_000, ...limits });
    this.services = {
      ...services,
      config,
      log: logger,
      describer: this.describer,
      workload,
      consent: new Consent(services),
      hello: new Hello(logger, workload, services.settings),
      introductions: new Introductions(services.settings),
      progress: new Progress(services.settings),
      outbox: new Outbox(logger, this.meter),
      typing: new Typing(logger, () => workload.paused),
      rates: new Rates(config),
      pairs: new ReplyPairs(),
      publications: new Publications(),
      addresses: new PictureAddresses(),
      directLanguages: new DirectLanguages(),
      meter: this.meter,
      facts: {
        version: '1.2.3',
        model: {
          name: 'facets-attributes',
          version: '1.0.0',
          metrics: null,
          training: { data: 'CelebA', pictures: 3, architecture: 'small' },
        },
        startedAt: new Date(),
        pictures: 0,
        lastMilliseconds: undefined,
        seesContent,
      },
    };
    const time = new DiscordTime();
    time.follow(this.client.rest);
    this.posts = new Posts(this.services);
    const deletions = new Deletions(this.services);
    this.catchUp = new CatchUp(this.services, this.posts, time);
    new Dispatcher(this.services, repertoire).attach(this.client);
    this.posts.attach(this.client);
    deletions.attach(this.client);
    new Edits(this.services, this.posts, deletions, time).attach(this.client);
    this.catchUp.attach(this.client);
  }

  static async open(options: BotOptions = {}): Promise<Bot> {
    const log = new LogLines();
    const logger = pino({ level: 'debug', base: null }, log.stream);
    const watch = options.settings?.WATCH_DEFAULT;
    const { settings, blocked, wrongMarks, db } = await loadTables({
      log: logger,
      watchDefault: watch === 'mentions' || watch === 'off' ? watch : 'on',
    });
    const { finishedUntil } = options;
    if (finishedUntil) settings.finish({ serverId: SERVER_ID, channelId: CHANNEL_ID }, finishedUntil);
    const pending = await PendingInteractions.open(await temporaryFolder(), logger);
    const bot = new Bot({ settings, blocked, wrongMarks, pending }, options, log);
    onTestFinished(async () => {
      await bot.services.workload.stop(0, 0);
      await bot.client.destroy();
      await pending.close();
      await db.destroy();
    });
    return bot;
  }

  /** The gateway tells of something. */
  receive(type: string, data: Readonly<Record<string, unknown>>): void {
    const packet = JSON.parse(JSON.stringify({ t: type, d: data }));
    callPrivate(this.client.ws, 'handlePacket', packet, { id: 0 });
  }

  /** Somebody posts something; Ana, unless told otherwise. Gives the message as Discord sends it. */
  post(more: Partial<APIMessage> = {}): APIMessage {
    const message: APIMessage = JSON.parse(JSON.stringify({ ...this.message(), ...more }));
    this.receive('MESSAGE_CREATE', { ...message });
    return message;
  }

  /** An empty message in the channel. */
  message(): Readonly<Record<string, unknown>> {
    return {
      id: newId(),
      channel_id: this.channelId,
      ...(this.#isDm ? {} : { guild_id: SERVER_ID }),
      author: user(ANA_ID),
      content: '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      type: 0,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      attachments: [],
      embeds: [],
    };
  }

  /** Resolves when nothing is in work. */
  async settled(): Promise<void> {
    await this.services.workload.idle();
  }

  /** Somebody uses something; resolves with what was said when nothing is in work any more. */
  async use(interaction: Readonly<Record<string, unknown>>): Promise<Used> {
    const before = this.rest.requests.length;
    this.receive('INTERACTION_CREATE', interaction);
    await this.settled();
    return usedIn(this.rest.requests.slice(before));
  }

  /** The replies to posts that were sent so far. */
  get replies(): SentBody[] {
    return this.rest.sent('POST', /^\/channels\/\d+\/messages$/).map(({ body }) => body);
  }
}

/** What Discord was told for an interaction. */
export interface Used {
  /** 5: a reply is to come; 6: the message is to be changed. */
  readonly ack: number | undefined;
  /** Whether the reply is for who asked alone. */
  readonly isPrivate: boolean;
  readonly edits: readonly SentRequest[];
  readonly followUps: readonly SentBody[];
  readonly deleted: boolean;
  /** The last thing that was said. */
  readonly said: SentBody | undefined;
  readonly text: string;
}

const EPHEMERAL = 64;

function usedIn(requests: readonly SentRequest[]): Used {
  const ack = requests.find(({ path }) => path.endsWith('/callback'))?.body;
  const edits = requests.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/webhooks/'));
  const followUps = requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/webhooks/'));
  const said = [...edits, ...followUps].at(-1)?.body;
  return {
    ack: ack?.type,
    isPrivate: ((ack?.data?.flags ?? 0) & EPHEMERAL) !== 0,
    edits,
    followUps: followUps.map(({ body }) => body),
    deleted: requests.some(({ method, path }) => method === 'DELETE' && path.startsWith('/webhooks/')),
    said,
    text: said === undefined ? '' : textOf(said),
  };
}

/** All that is said in a message, in lines. */
export function textOf({ content, embeds = [] }: SentBody): string {
  return [content, ...embeds.flatMap(({ title, description, footer }) => [title, description, footer?.text])]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
}

export function customIdsOf({ components = [] }: SentBody): string[] {
  return components.flatMap((row) => row.components.flatMap(({ custom_id }) => custom_id ?? []));
}

function isReady(client: Client): client is Client<true> {
  return client.user !== null;
}
