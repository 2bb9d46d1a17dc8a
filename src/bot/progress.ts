import type { Place, Settings } from '../store/settings.ts';

/** A server's channel, up to its newest message. */
interface Seen {
  newest: bigint;
  /** How often each is held back: what is caught up with holds the same place for a channel and its threads. */
  readonly unfinished: Map<bigint, number>;
}

/**
 * Up to which message each channel is finished, so that the next start knows where to go on. Messages end in another
 * order than they came: one that is not finished holds back those after it.
 */
export class Progress {
  readonly #settings: Settings;
  readonly #seen = new Map<string, Seen>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** A message is there. Returns what is to be called when it is answered, or needs no answer. */
  begin(place: Place, messageId: string): () => void {
    const id = BigInt(messageId);
    const seen = this.#seen.get(place.channelId) ?? { newest: 0n, unfinished: new Map<bigint, number>() };
    this.#seen.set(place.channelId, seen);
    if (id > seen.newest) seen.newest = id;
    seen.unfinished.set(id, (seen.unfinished.get(id) ?? 0) + 1);
    return () => {
      const left = (seen.unfinished.get(id) ?? 1) - 1;
      if (left > 0) seen.unfinished.set(id, left);
      else seen.unfinished.delete(id);
      const finished = lastBefore(seen);
      if (finished !== undefined) this.#settings.finish(place, finished.toString());
      if (seen.unfinished.size === 0) this.#seen.delete(place.channelId);
    };
  }
}

/** The message before the first unfinished one. Ids are times: one less than an id is before it, and after all others. */
function lastBefore({ newest, unfinished }: Seen): bigint {
  let first: bigint | undefined;
  for (const id of unfinished.keys()) if (first === undefined || id < first) first = id;
  return first === undefined ? newest : first - 1n;
}
