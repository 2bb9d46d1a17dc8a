import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { LRUCache } from 'lru-cache';
import { type SentReply, SourceGone } from './reply-pairs.ts';

/** Pictures that something is said about where everybody sees it. */
export interface Subject {
  /** The message that they are in; those that came with a command are in none. */
  readonly messageId: string | undefined;
  /** What tells them from the message's others. */
  readonly keys: readonly string[];
  readonly posterIds: readonly string[];
}

/** Something that is said, or about to be. */
export interface Publication {
  /** Aborts when it is not to be said, or not any more. */
  readonly signal: AbortSignal;
  /** Where it was said. False where it is to be taken back at once: the pictures went meanwhile. */
  sent(reply: SentReply): boolean;
}

interface Entry extends Omit<Subject, 'messageId'> {
  readonly controller: AbortController;
  reply?: SentReply;
}

const HOUR_MS = 3_600_000;
const MOST = 20_000;

/**
 * What was said of pictures where everybody sees it, whoever asked for it, for an hour: it goes when its pictures go, and
 * when one of those who posted them opts out. Ids only, in memory only.
 */
export class Publications {
  /** By the message that has the pictures. */
  readonly #entries = new LRUCache<string, Set<Entry>>({ max: MOST, ttl: HOUR_MS });

  /** Runs `work`, which says something of pictures; what it says is known from then on. */
  async during<T>(subject: Subject, work: (publication: Publication) => Promise<T>): Promise<T> {
    const { messageId = randomUUID(), keys, posterIds } = subject;
    const entry: Entry = { keys, posterIds, controller: new AbortController() };
    const { signal } = entry.controller;
    // Every picture listens, at every stage.
    setMaxListeners(0, signal);
    const beside = this.#entries.get(messageId) ?? new Set();
    this.#entries.set(messageId, beside.add(entry));
    try {
      return await work({
        signal,
        sent(reply) {
          entry.reply = reply;
          return !signal.aborted;
        },
      });
    } finally {
      if (entry.reply === undefined) beside.delete(entry);
    }
  }

  /** Whether anything is said of a message's pictures. */
  has(messageId: string): boolean {
    return (this.#entries.get(messageId)?.size ?? 0) > 0;
  }

  /**
   * A message is gone, or has only the pictures that `present` tells: gives up what is being said of those that it has
   * lost, and returns the replies that are to be deleted.
   */
  takeBack(messageId: string, present: ReadonlySet<string> = new Set()): SentReply[] {
    return this.#end(messageId, ({ keys }) => keys.length === 0 || keys.some((key) => !present.has(key)));
  }

  /** The same of all pictures by somebody who opted out. */
  takeBackOf(personId: string): SentReply[] {
    const messages = [...this.#entries.keys()];
    return messages.flatMap((id) => this.#end(id, ({ posterIds }) => posterIds.includes(personId)));
  }

  #end(messageId: string, isMeant: (entry: Entry) => boolean): SentReply[] {
    const entries = this.#entries.get(messageId) ?? new Set();
    return [...entries].filter(isMeant).flatMap((entry) => {
      entries.delete(entry);
      entry.controller.abort(new SourceGone());
      return entry.reply ?? [];
    });
  }
}
