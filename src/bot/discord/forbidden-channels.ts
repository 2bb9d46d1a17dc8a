import { LRUCache } from 'lru-cache';

const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;

interface Refusals {
  readonly times: number;
  readonly until: number;
}

/**
 * Channels that refused the bot although their permissions looked as if they would not. They are left alone for a
 * minute, then twice as long each time: Discord bans addresses that keep making requests it has to refuse.
 */
export class ForbiddenChannels {
  readonly #refusals = new LRUCache<string, Refusals>({ max: 10_000 });
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  has(channelId: string): boolean {
    return (this.#refusals.get(channelId)?.until ?? 0) > this.#now();
  }

  refused(channelId: string): void {
    const times = (this.#refusals.get(channelId)?.times ?? 0) + 1;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1));
    this.#refusals.set(channelId, { times, until: this.#now() + wait });
  }

  allowed(channelId: string): void {
    this.#refusals.delete(channelId);
  }
}
