import { LRUCache } from 'lru-cache';
import type { PictureSource } from './discord/sources.ts';

const MOST = 5000;
const DAY_MS = 86_400_000;

/**
 * Where the pictures of commands are, by the message that answers them, for another look later: such a picture is in
 * no message that could be read again. In memory only, and no longer than Discord's signed address is good for.
 */
export class PictureAddresses {
  readonly #sources = new LRUCache<string, readonly PictureSource[]>({ max: MOST, ttl: DAY_MS });

  remember(messageId: string, sources: readonly PictureSource[]): void {
    const left = Math.min(...sources.map(({ url }) => millisecondsLeft(url)));
    if (left > 0) this.#sources.set(messageId, sources, { ttl: left });
  }

  of(messageId: string): readonly PictureSource[] | undefined {
    return this.#sources.get(messageId);
  }

  /** How many pictures by this person are remembered. */
  countBy(personId: string): number {
    return [...this.#sources.values()].flat().filter(({ posterId }) => posterId === personId).length;
  }

  /** Forgets every message with a picture by this person. */
  forgetBy(personId: string): void {
    for (const [messageId, sources] of [...this.#sources.entries()]) {
      if (sources.some(({ posterId }) => posterId === personId)) this.#sources.delete(messageId);
    }
  }
}

/** What is left of a signed address, whose `ex` is its end in hexadecimal seconds; a day where it does not say. */
function millisecondsLeft(url: string): number {
  const end = URL.canParse(url) ? Number.parseInt(new URL(url).searchParams.get('ex') ?? '', 16) : Number.NaN;
  return Number.isFinite(end) ? Math.min(DAY_MS, end * 1000 - Date.now()) : DAY_MS;
}
