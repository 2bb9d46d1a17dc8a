import { setMaxListeners } from 'node:events';
import { LRUCache } from 'lru-cache';

/** Where a reply is. */
export interface SentReply {
  readonly channelId: string;
  readonly messageId: string;
}

/** Why work on a message was given up. */
export class SourceDeleted extends Error {
  override readonly name = 'SourceDeleted';
}

const HOUR_MS = 3_600_000;
const MOST = 20_000;

/**
 * Which reply belongs to which message, for an hour: a deleted message takes its reply along, and no message is
 * answered twice. Ids only, in memory only.
 */
export class ReplyPairs {
  readonly #replies = new LRUCache<string, SentReply>({ max: MOST, ttl: HOUR_MS });
  readonly #begun = new LRUCache<string, true>({ max: MOST, ttl: HOUR_MS });
  readonly #inWork = new Map<string, AbortController>();

  /** Undefined when this message was begun before, for instance because a resumed session told of it again. */
  begin(messageId: string): AbortSignal | undefined {
    if (this.#begun.has(messageId)) return undefined;
    this.#begun.set(messageId, true);
    const controller = new AbortController();
    // Every picture of the message listens, at every stage.
    setMaxListeners(0, controller.signal);
    this.#inWork.set(messageId, controller);
    return controller.signal;
  }

  end(messageId: string): void {
    this.#inWork.delete(messageId);
  }

  set(messageId: string, reply: SentReply): void {
    this.#replies.set(messageId, reply);
  }

  /** Gives up the work on a deleted message and returns the reply that is to be deleted with it. */
  deleted(messageId: string): SentReply | undefined {
    this.#inWork.get(messageId)?.abort(new SourceDeleted());
    const reply = this.#replies.get(messageId);
    this.#replies.delete(messageId);
    return reply;
  }
}
