import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { parseShardIds, writeShardIds } from '../shard-ids.ts';
import type { Logger } from './log.ts';
import type { SharedRedis } from './shared-redis.ts';

/** How often a gateway says which shards it holds, in ms. */
export const ROUND_MS = 2_000;

/** Rounds without a word after which a gateway is taken for gone, and after which it is forgotten: it was killed. */
const QUIET_ROUNDS = 4;
const FORGOTTEN_ROUNDS = 10;

/** How long it is kept who said something, in ms, once nobody says anything any more. */
const KEPT_MS = 600_000;

/** Shards of one process. */
export interface HeldShards {
  readonly ids: readonly number[];
  readonly of: number;
}

const wordSchema = z.object({
  shards: z.string().transform((text) => parseShardIds(text) ?? []),
  of: z.int(),
  host: z.string(),
  pid: z.int(),
  /** Goes up with every word, so that a word of one who was killed is told from one of one who lives. */
  beat: z.int(),
});

/** What a gateway says of itself. */
export type GatewayWord = z.infer<typeof wordSchema>;

/** A hash of what each gateway of a bot said last, by its id. */
export const gatewaysKey = ({ pseudonymOf }: Pick<SharedRedis, 'pseudonymOf'>) =>
  `facets:gateways:${pseudonymOf('gateways')}`;

/** Undefined for what is none. */
export function readGatewayWord(text: string): GatewayWord | undefined {
  try {
    return wordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // No JSON: nothing of ours.
    return undefined;
  }
}

interface Other {
  readonly word: GatewayWord;
  /** Whether it has said something since it was first seen. */
  readonly isHeard: boolean;
  /** Rounds since it did. */
  readonly quiet: number;
}

/**
 * Notices, through Redis, that another process of this bot holds the same shards, which costs every picture twice: two
 * starts with one token, or SHARD_IDS that overlap. It is told and counted, not prevented: during a restart that leaves no
 * gap it is meant. A process that stops says so first, so that a restart one after the other is not told.
 */
export class SameShards {
  readonly #id = randomUUID();
  readonly #redis: SharedRedis;
  readonly #own: () => HeldShards | undefined;
  readonly #log: Logger;
  readonly #timer: NodeJS.Timeout;
  readonly #others = new Map<string, Other>();
  /** Those that the log has been told of. */
  readonly #told = new Set<string>();
  #beat = 0;
  #running: Promise<void> | undefined;
  #hasLeft = false;

  /** @param own undefined as long as it is not known */
  constructor(redis: SharedRedis, own: () => HeldShards | undefined, log: Logger, roundMs = ROUND_MS) {
    this.#redis = redis;
    this.#own = own;
    this.#log = log;
    this.#timer = setInterval(() => this.#start(), roundMs);
    this.#timer.unref();
  }

  /** Own shards that another process holds, too. */
  get doubled(): readonly number[] {
    const own = this.#own();
    const all = new Set([...this.#others.values()].filter(isThere).flatMap(({ word }) => (own ? both(own, word) : [])));
    return [...all];
  }

  /** This process gives its shards up, or is about to: others are told nothing of it any more. */
  async leave(): Promise<void> {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    clearInterval(this.#timer);
    await this.#running;
    this.#others.clear();
    // While Redis is away, silence says the same.
    if (this.#redis.trouble === undefined) await this.#forget(this.#id);
  }

  #start(): void {
    const own = this.#own();
    if (own === undefined || this.#redis.trouble !== undefined) return;
    this.#running ??= this.#round(own).finally(() => {
      this.#running = undefined;
    });
  }

  async #round(own: HeldShards): Promise<void> {
    const { client } = this.#redis;
    const key = gatewaysKey(this.#redis);
    const word = {
      ...{ shards: writeShardIds(own.ids), of: own.of },
      ...{ host: hostname(), pid: process.pid, beat: ++this.#beat },
    };
    try {
      await client.hset(key, this.#id, JSON.stringify(word));
      await client.pexpire(key, KEPT_MS);
      this.#hear(await client.hgetall(key));
    } catch {
      // Away since a moment: `trouble` tells, and the log does.
      return;
    }
    this.#tell(own);
  }

  #hear(all: Readonly<Record<string, string>>): void {
    for (const id of this.#others.keys()) if (all[id] === undefined) this.#others.delete(id);
    for (const [id, text] of Object.entries(all)) {
      const word = id === this.#id ? undefined : readGatewayWord(text);
      if (!word) continue;
      const known = this.#others.get(id);
      const isNews = known !== undefined && known.word.beat !== word.beat;
      const quiet = known && !isNews ? known.quiet + 1 : 0;
      this.#others.set(id, { word, isHeard: isNews || (known?.isHeard ?? false), quiet });
      if (quiet > FORGOTTEN_ROUNDS) void this.#forget(id);
    }
  }

  #tell(own: HeldShards): void {
    const same = [...this.#others].filter(([, other]) => isThere(other) && both(own, other.word).length > 0);
    for (const [id, { word }] of same) {
      if (this.#told.has(id)) continue;
      this.#told.add(id);
      const { host, pid } = word;
      if (word.of === own.of) {
        const shards = writeShardIds(both(own, word));
        this.#log.warn({ shards, host, pid }, 'another process holds the same shards: unless it is to stop, stop one');
      } else {
        const details = { own: own.of, others: word.of, host, pid };
        this.#log.warn(details, 'another process counts other shards: SHARDS has to be the same for all');
      }
    }
    const there = new Set(same.map(([id]) => id));
    const gone = [...this.#told].filter((id) => !there.has(id));
    for (const id of gone) this.#told.delete(id);
    if (gone.length > 0 && there.size === 0) this.#log.info('no other process holds the same shards any more');
  }

  async #forget(id: string): Promise<void> {
    try {
      await this.#redis.client.hdel(gatewaysKey(this.#redis), id);
    } catch {
      // Silence says the same, a little later.
    }
  }
}

function isThere({ isHeard, quiet }: Other): boolean {
  return isHeard && quiet < QUIET_ROUNDS;
}

/** Of one's own shards, those that another one holds; with another number of shards, any may be. */
function both(own: HeldShards, { shards, of }: GatewayWord): readonly number[] {
  return of === own.of ? own.ids.filter((id) => shards.includes(id)) : own.ids;
}
