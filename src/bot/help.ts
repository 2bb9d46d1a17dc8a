import { LRUCache } from 'lru-cache';

const HOUR_MS = 3_600_000;
const MOST = 20_000;

/** Who was told how to use the bot within the last hour: nobody is told again so soon. Ids only, in memory only. */
export class Help {
  readonly #told = new LRUCache<string, true>({ max: MOST, ttl: HOUR_MS });

  /** Whether this person is to be told now; from then on they count as told. */
  isDue(personId: string): boolean {
    if (this.#told.has(personId)) return false;
    this.#told.set(personId, true);
    return true;
  }
}
