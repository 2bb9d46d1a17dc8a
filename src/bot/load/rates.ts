import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config.ts';
import { busy } from '../failures.ts';
import type { SharedRedis } from '../shared-redis.ts';

/** Commands, presses and selections are cheaper than pictures: a person may make so many times as many. */
const ACTIONS = { least: 30, timesPictures: 3 } as const;

/** Seconds in which so much may be done. */
const DURATION_S = 60;

type Whose = 'person' | 'server' | 'actions';

/**
 * How many pictures a person and a server may have described in a minute, and how much else a person may ask for. Where
 * gateways share a Redis they count together; while it is away, each by itself.
 */
export class Rates {
  readonly #limiters: Readonly<Record<Whose, RateLimiterAbstract>>;
  readonly #redis: SharedRedis | undefined;

  constructor(config: Pick<Config, 'personPicturesPerMinute' | 'serverPicturesPerMinute'>, redis?: SharedRedis) {
    const actions = Math.max(ACTIONS.least, ACTIONS.timesPictures * config.personPicturesPerMinute);
    this.#limiters = {
      actions: limiter('actions', actions, redis),
      person: limiter('person', config.personPicturesPerMinute, redis),
      server: limiter('server', config.serverPicturesPerMinute, redis),
    };
    this.#redis = redis;
  }

  /** @throws {BusyError} `busy/person` or `busy/server`, saying when to come back. */
  async take(pictures: number, personId: string, serverId: string | undefined): Promise<void> {
    await this.#take('person', personId, pictures);
    if (serverId !== undefined) await this.#take('server', serverId, pictures);
  }

  /** A command, a press or a selection. @throws {BusyError} `busy/actions`, saying when to come back. */
  async act(personId: string): Promise<void> {
    await this.#take('actions', personId, 1);
  }

  async #take(whose: Whose, id: string, points: number): Promise<void> {
    const limiter = this.#limiters[whose];
    try {
      // One message of many pictures must be possible under the smallest limit.
      await limiter.consume(this.#redis?.pseudonymOf(id) ?? id, Math.min(points, limiter.points));
    } catch (rejection) {
      if (rejection instanceof RateLimiterRes) throw busy(whose, rejection.msBeforeNext);
      throw rejection;
    }
  }
}

function limiter(whose: Whose, points: number, redis: SharedRedis | undefined): RateLimiterAbstract {
  const local = new RateLimiterMemory({ points, duration: DURATION_S });
  if (!redis) return local;
  return new RateLimiterRedis({
    storeClient: redis.client,
    keyPrefix: `facets:rate:${whose}`,
    points,
    duration: DURATION_S,
    insuranceLimiter: local,
    rejectIfRedisNotReady: true,
  });
}
