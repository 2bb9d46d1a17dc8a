import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Channel, type LocalDiscord, type Person, startLocalDiscord } from 'local-discord';
import { z } from 'zod';
import { BotProcess } from '../drills/bot-process.ts';

const loopDelay = z.object({ median: z.number(), p99: z.number(), longest: z.number() });

/** How long the bot's event loop kept timers waiting, in ms. */
export type LoopDelay = z.infer<typeof loopDelay>;

const heap = z.object({ heapUsed: z.number() });

export const SERVERS = 60;
export const PEOPLE_A_SERVER = 4;

/** For what was posted last to be answered. */
const PATIENCE_MS = 60_000;
/** For a second answer to show. */
const SECOND_ANSWER_MS = 1000;
const LOOK_MS = 20;
const START_MS = 120_000;

export interface Post {
  /** By `performance.now()`: when it was sent, and when each of the bot's replies was there. */
  readonly sent: number;
  readonly replies: number[];
  /** Whether the first reply describes the picture, rather than tells to come back. */
  described: boolean;
}

export interface TownOptions {
  readonly servers?: number;
  readonly peopleAServer?: number;
  /** Of each server, the one that is posted in included. */
  readonly channels?: number;
  /** Shards that the servers are spread over, evenly. */
  readonly shards?: number;
  /** What the bot is told beside where this Discord is. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A Discord with the limits of the real one and many people, each of whom posts in their own server. */
export class Town {
  readonly #discord: LocalDiscord;
  readonly #folder: string;
  readonly #people: readonly { readonly person: Person; readonly channel: Channel }[];
  readonly #posts = new Map<string, Post>();
  #next = 0;
  readonly bot: BotProcess;

  private constructor(
    discord: LocalDiscord,
    folder: string,
    { servers: count = SERVERS, peopleAServer = PEOPLE_A_SERVER, channels = 1, shards = 1, settings = {} }: TownOptions,
  ) {
    this.#discord = discord;
    this.#folder = folder;
    const servers = Array.from({ length: count }, (_, index) =>
      discord.createServer({ shard: { id: index % shards, of: shards } }),
    );
    const places = servers.map((server) => {
      for (let i = 1; i < channels; i++) server.createChannel();
      return { server, channel: server.createChannel() };
    });
    // One of each server after the other, so that neighbours in time are strangers.
    this.#people = Array.from({ length: peopleAServer }, () => places).flatMap((all) =>
      all.map(({ server, channel }) => {
        const person = discord.createPerson();
        server.addMember(person);
        return { person, channel };
      }),
    );
    discord.onHappening((happening) => {
      if (happening.type !== 'message.created' || happening.message.author.id !== discord.bot.id) return;
      const { message_reference: reference, embeds, components = [] } = happening.message;
      const post = this.#posts.get(reference?.message_id ?? '');
      if (!post) return;
      if (post.replies.length === 0) post.described = embeds.length > 0 || components.length > 0;
      post.replies.push(performance.now());
    });
    this.bot = new BotProcess(
      {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_BASE: discord.apiBase,
        CDN_HOSTS: discord.cdnHosts.join(','),
        DATA_DIR: join(folder, 'data'),
        DEVICE: 'cpu',
        ...settings,
      },
      'bench/load/bot.ts',
    );
  }

  static async open(options: TownOptions = {}): Promise<Town> {
    const folder = await mkdtemp(join(tmpdir(), 'facets-load-'));
    const { shards = 1 } = options;
    const town = new Town(await startLocalDiscord({ gateway: { shards } }), folder, options);
    const end = performance.now() + START_MS;
    while (!town.bot.lines.some(({ msg }) => String(msg).includes('commands are registered'))) {
      if (performance.now() > end || !town.bot.running) throw new Error(`The bot did not start. ${town.bot.stderr}`);
      await delay(LOOK_MS);
    }
    return town;
  }

  get apiBase(): string {
    return this.#discord.apiBase;
  }

  /** As CDN_HOSTS takes them. */
  get cdnHosts(): string {
    return this.#discord.cdnHosts.join(',');
  }

  /** Posts `count` pictures, so many a second, each by the next person; resolves when there is nothing left to wait for. */
  async post(count: number, perSecond: number, pictures: readonly Buffer[]): Promise<Post[]> {
    const start = performance.now();
    const posting: Promise<Post>[] = [];
    for (let i = 0; i < count; i++) {
      const due = start + (1000 * i) / perSecond - performance.now();
      if (due > 1) await delay(due);
      const data = pictures[i % pictures.length];
      if (data) posting.push(this.#postOne(data));
    }
    const posts = await Promise.all(posting);
    const end = performance.now() + PATIENCE_MS;
    while (posts.some(({ replies }) => replies.length === 0) && performance.now() < end) await delay(LOOK_MS);
    await delay(SECOND_ANSWER_MS);
    return posts;
  }

  /** How long the bot's event loop kept timers waiting since this was last asked. */
  async loopDelay(): Promise<LoopDelay> {
    return loopDelay.parse(await this.bot.ask());
  }

  /** What the bot's heap holds after a collection, in bytes. */
  async heapUsed(): Promise<number> {
    return heap.parse(await this.bot.ask()).heapUsed;
  }

  async close(): Promise<void> {
    if (this.bot.running) await this.bot.end('SIGTERM');
    await this.#discord.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #postOne(data: Buffer): Promise<Post> {
    const one = this.#people[this.#next++ % this.#people.length];
    if (!one) throw new Error('Expected people.');
    const post: Post = { sent: performance.now(), replies: [], described: false };
    const { id } = await one.person.post(one.channel, { files: [{ name: 'me.jpg', data }] });
    this.#posts.set(id, post);
    return post;
  }
}
