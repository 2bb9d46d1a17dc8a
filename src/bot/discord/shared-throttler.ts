import { setTimeout as delay } from 'node:timers/promises';
import type { IIdentifyThrottler } from '@discordjs/ws';
import PQueue from 'p-queue';
import type { SharedRedis } from '../shared-redis.ts';

/**
 * Logins that count together (those of shards whose numbers are the same modulo `max_concurrency`) are so far apart, in
 * ms. Discord asks for five seconds between their arrivals, and one may travel faster than the one before.
 */
const APART_MS = 6000;

/** The shortest wait before Redis is asked again, in ms. */
const LEAST_WAIT_MS = 50;

/** Paces the logins of all gateways that share a Redis; while it is away, those of this process. */
export class SharedThrottler implements IIdentifyThrottler {
  readonly #maxConcurrency: number;
  readonly #redis: SharedRedis;
  readonly #lines = new Map<number, PQueue>();
  /** When those of this process were let go last, by `performance.now()`. */
  readonly #latest = new Map<number, number>();

  /** @param maxConcurrency logins that Discord takes in five seconds */
  constructor(maxConcurrency: number, redis: SharedRedis) {
    this.#maxConcurrency = maxConcurrency;
    this.#redis = redis;
  }

  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    const bucket = shardId % this.#maxConcurrency;
    const line = this.#lines.get(bucket) ?? new PQueue({ concurrency: 1 });
    this.#lines.set(bucket, line);
    await line.add(
      async () => {
        for (;;) {
          const wait = await this.#waitOf(bucket);
          if (wait <= 0) break;
          await delay(Math.max(LEAST_WAIT_MS, wait), undefined, { signal });
        }
        this.#latest.set(bucket, performance.now());
      },
      { signal },
    );
  }

  /** In how many ms it is worth asking again; 0 or less: it is this process's turn. */
  async #waitOf(bucket: number): Promise<number> {
    const { client, pseudonymOf, trouble } = this.#redis;
    const here = APART_MS - (performance.now() - (this.#latest.get(bucket) ?? Number.NEGATIVE_INFINITY));
    if (here > 0 || trouble !== undefined) return here;
    const key = `facets:login:${pseudonymOf('login')}:${bucket}`;
    try {
      const taken = await client.set(key, '1', 'PX', APART_MS, 'NX');
      return taken === 'OK' ? 0 : await client.pttl(key);
    } catch {
      // Away since a moment: `trouble` tells, and the log does.
      return here;
    }
  }
}
