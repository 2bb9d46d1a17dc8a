import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config.ts';
import { busy } from '../failures.ts';

/** Commands, presses and selections are cheaper than pictures: a person may make so many times as many. */
const ACTIONS = { least: 30, timesPictures: 3 } as const;

/** How many pictures a person and a server may have described in a minute, and how much else a person may ask for. */
export class Rates {
  readonly #actions: RateLimiterMemory;
  readonly #person: RateLimiterMemory;
  readonly #server: RateLimiterMemory;

  constructor(config: Pick<Config, 'personPicturesPerMinute' | 'serverPicturesPerMinute'>) {
    const actions = Math.max(ACTIONS.least, ACTIONS.timesPictures * config.personPicturesPerMinute);
    this.#actions = new RateLimiterMemory({ points: actions, duration: 60 });
    this.#person = new RateLimiterMemory({ points: config.personPicturesPerMinute, duration: 60 });
    this.#server = new RateLimiterMemory({ points: config.serverPicturesPerMinute, duration: 60 });
  }

  /** @throws {BusyError} `busy/person` or `busy/server`, saying when to come back. */
  async take(pictures: number, personId: string, serverId: string | undefined): Promise<void> {
    await take(this.#person, personId, pictures, 'person');
    if (serverId !== undefined) await take(this.#server, serverId, pictures, 'server');
  }

  /** A command, a press or a selection. @throws {BusyError} `busy/actions`, saying when to come back. */
  async act(personId: string): Promise<void> {
    await take(this.#actions, personId, 1, 'actions');
  }
}

async function take(
  limiter: RateLimiterMemory,
  id: string,
  pictures: number,
  whose: 'person' | 'server' | 'actions',
): Promise<void> {
  try {
    // One message of many pictures must be possible under the smallest limit.
    await limiter.consume(id, Math.min(pictures, limiter.points));
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) throw busy(whose, rejection.msBeforeNext);
    throw rejection;
  }
}
