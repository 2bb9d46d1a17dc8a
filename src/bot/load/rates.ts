import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config.ts';
import { busy } from '../failures.ts';

/** How many pictures a person and a server may have described in a minute. */
export class Rates {
  readonly #person: RateLimiterMemory;
  readonly #server: RateLimiterMemory;

  constructor(config: Pick<Config, 'personPicturesPerMinute' | 'serverPicturesPerMinute'>) {
    this.#person = new RateLimiterMemory({ points: config.personPicturesPerMinute, duration: 60 });
    this.#server = new RateLimiterMemory({ points: config.serverPicturesPerMinute, duration: 60 });
  }

  /** @throws {BusyError} `busy/person` or `busy/server`, saying when to come back. */
  async take(pictures: number, personId: string, serverId: string | undefined): Promise<void> {
    await take(this.#person, personId, pictures, 'person');
    if (serverId !== undefined) await take(this.#server, serverId, pictures, 'server');
  }
}

async function take(
  limiter: RateLimiterMemory,
  id: string,
  pictures: number,
  whose: 'person' | 'server',
): Promise<void> {
  try {
    // One message of many pictures must be possible under the smallest limit.
    await limiter.consume(id, Math.min(pictures, limiter.points));
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) throw busy(whose, rejection.msBeforeNext);
    throw rejection;
  }
}
