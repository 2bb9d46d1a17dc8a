import {
  type Channel,
  type Client,
  calculateShardId,
  Events,
  type Message,
  PermissionFlagsBits,
  type TextBasedChannel,
} from 'discord.js';
import type { Place } from '../store/settings.ts';
import { refusalOf } from './discord/refusals.ts';
import { withRetries } from './discord/retries.ts';
import type { DiscordTime } from './discord/time.ts';
import type { Posts } from './posts.ts';
import type { Services } from './services.ts';

/** As many messages as Discord gives at once; what is older stays unanswered. */
const MOST_MESSAGES = 50;

/** A channel or thread with messages after the one up to which it is finished. */
interface Behind {
  readonly channel: TextBasedChannel;
  readonly place: Place;
  readonly finishedUntil: string;
  /** Keeps what is answered meanwhile from passing for the end of what is finished. */
  readonly release: () => void;
}

/** Up to which message each channel is finished, by its id. */
type Marks = ReadonlyMap<string, string>;

/**
 * Answers what was posted while the bot was not there to see it: after a start, and after a session that could not be
 * resumed. Only where every post is watched, and only as far back as posts are worth an answer.
 */
export class CatchUp {
  readonly #services: Services;
  readonly #posts: Posts;
  readonly #time: DiscordTime;
  /** Where channels were finished when each shard lost its connection, by the channel's id. */
  readonly #marks = new Map<number, Marks>();
  /** The same before the first login, and the shards that have not had theirs. */
  #atStart: Marks = new Map();
  readonly #known = new Set<number>();

  constructor(services: Services, posts: Posts, time: DiscordTime) {
    this.#services = services;
    this.#posts = posts;
    this.#time = time;
  }

  attach(client: Client): void {
    this.#marks.clear();
    this.#known.clear();
    this.#atStart = this.#marksNow(() => true);
    client.on(Events.ShardReconnecting, (shard) => {
      if (!this.#known.has(shard) || this.#marks.has(shard)) return;
      const { shardCount = 1 } = client.options;
      this.#marks.set(
        shard,
        this.#marksNow((serverId) => calculateShardId(serverId, shardCount) === shard),
      );
    });
    client.on(Events.ShardResume, (shard) => this.#marks.delete(shard));
  }

  /** Events of a shard may be missing before now. */
  onNewSession(client: Client<true>, shard: number): void {
    const { log, meter, workload } = this.#services;
    const marks = this.#known.has(shard) ? this.#marks.get(shard) : this.#atStart;
    this.#known.add(shard);
    this.#marks.delete(shard);
    const behind = this.#findBehind(client, shard, marks ?? this.#marksNow(() => true));
    if (this.#known.size === client.ws.shards.size) this.#atStart = new Map();
    if (behind.length === 0) return;
    meter.count('facets_catch_up_channels_total', {}, behind.length);
    log.info({ channels: behind.length, shard }, 'catching up');
    workload
      .track(this.#catchUp(client, behind))
      .catch((error: unknown) => log.error({ err: error }, 'catching up failed'));
  }

  #marksNow(isMeant: (serverId: string) => boolean): Marks {
    const { settings } = this.#services;
    return new Map(
      settings.catchUpMarks
        .filter(({ place }) => isMeant(place.serverId))
        .map(({ place, finishedUntil }) => [place.channelId, finishedUntil]),
    );
  }

  #findBehind(client: Client<true>, shard: number, marks: Marks): Behind[] {
    const { config, facts, progress, settings } = this.#services;
    // Without the intent, reading back would show what is hidden when it is posted.
    if (config.catchUpMs === 0 || !facts.seesContent) return [];
    return [...client.channels.cache.values()].flatMap((channel) => {
      const place = placeOf(channel);
      if (!place || channel.isDMBased() || channel.guild.shardId !== shard) return [];
      if (!channel.isTextBased() || settings.at(place).watch !== 'on') return [];
      const { lastMessageId } = channel;
      const finishedUntil = marks.get(place.channelId);
      if (finishedUntil === undefined) {
        // From now on. What was said before is none of the bot's business.
        progress.begin(place, lastMessageId ?? channel.id)();
        return [];
      }
      if (!lastMessageId || BigInt(lastMessageId) <= BigInt(finishedUntil)) return [];
      if (this.#time.ageOf(lastMessageId) > config.catchUpMs || !mayReadBack(channel)) return [];
      return [{ channel, place, finishedUntil, release: progress.begin(place, after(finishedUntil)) }];
    });
  }

  /** One channel after the other: rate limits are for the answers. */
  async #catchUp(client: Client<true>, behind: readonly Behind[]): Promise<void> {
    const { log, meter, workload } = this.#services;
    for (const { channel, finishedUntil, release } of behind) {
      if (workload.stopping.aborted) return;
      try {
        for (const message of await this.#missedIn(client, channel, finishedUntil)) {
          meter.count('facets_catch_up_posts_total', {});
          this.#posts.take(message, { lateMs: Math.max(1, this.#time.ageOf(message.id)) });
        }
      } catch (error) {
        if (refusalOf(error) === undefined) throw error;
        log.warn({ channel: channel.id, err: error }, 'what was posted meanwhile cannot be read');
      }
      release();
    }
  }

  /** What was posted and has no reply of the bot's, oldest first. */
  async #missedIn(client: Client<true>, channel: TextBasedChannel, finishedUntil: string): Promise<Message[]> {
    const { config, workload } = this.#services;
    const found = await withRetries(() => channel.messages.fetch({ limit: MOST_MESSAGES, cache: false }), {
      forMs: config.catchUpMs,
      signal: workload.stopping,
    });
    const messages = [...found.values()];
    const answered = new Set(
      messages.flatMap(({ author, reference }) => (author.id === client.user.id ? (reference?.messageId ?? []) : [])),
    );
    return messages
      .filter(({ id }) => BigInt(id) > BigInt(finishedUntil) && !answered.has(id))
      .filter(({ id }) => this.#time.ageOf(id) <= config.catchUpMs)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }
}

function placeOf(channel: Channel): Place | undefined {
  if (channel.isDMBased()) return undefined;
  const parentId = channel.isThread() ? channel.parentId : undefined;
  return { serverId: channel.guildId, channelId: parentId ?? channel.id };
}

function mayReadBack(channel: TextBasedChannel): boolean {
  if (channel.isDMBased()) return false;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  return channel.permissionsFor(channel.client.user)?.has(needed) ?? false;
}

/** The id that comes next: ids are times. */
function after(id: string): string {
  return (BigInt(id) + 1n).toString();
}
