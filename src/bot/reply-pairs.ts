import { setMaxListeners } from 'node:events';
import { LRUCache } from 'lru-cache';

/** Where a reply is. */
export interface SentReply {
  readonly channelId: string;
  readonly messageId: string;
}

/** Why work on a message was given up: it was deleted, or its pictures changed. */
export class SourceGone extends Error {
  override readonly name = 'SourceGone';
}

/** A message that was begun, and what it was begun with: of ten thousands of them no more than is needed later. */
interface Source {
  /** What tells its pictures. */
  readonly keys: readonly string[];
  /** How often it was begun before. */
  readonly edition: number;
  /** While it is in work. */
  controller: AbortController | undefined;
  isDropped: boolean;
  reply: SentReply | undefined;
}

/** Work on a message. */
export interface Begun {
  readonly edition: number;
  /** Aborts when the message is not wanted any more. */
  readonly signal: AbortSignal;
  /** Nothing is done for it any more. */
  readonly end: () => void;
}

const HOUR_MS = 3_600_000;
const MOST = 20_000;

/**
 * Which reply belongs to which message, for an hour: a deleted message takes its reply along, and no message is
 * answered twice. Ids only, in memory only.
 */
export class ReplyPairs {
  readonly #sources = new LRUCache<string, Source>({ max: MOST, ttl: HOUR_MS });
  /** Messages that were left alone, and what tells the pictures that they had then. */
  readonly #leftAlone = new LRUCache<string, ReadonlySet<string>>({ max: MOST, ttl: HOUR_MS });

  /** Undefined when this message was begun before, for instance because a resumed session told of it again. */
  begin(messageId: string, keys: Iterable<string>): Begun | undefined {
    const before = this.#sources.get(messageId);
    if (before !== undefined && !before.isDropped) return undefined;
    const controller = new AbortController();
    // Every picture of the message listens, at every stage.
    setMaxListeners(0, controller.signal);
    const edition = before === undefined ? 0 : before.edition + 1;
    const source: Source = { keys: [...new Set(keys)], edition, controller, isDropped: false, reply: undefined };
    this.#sources.set(messageId, source);
    return {
      signal: controller.signal,
      edition,
      end: () => {
        source.controller = undefined;
      },
    };
  }

  /** A message is none of the bot's business as it is. */
  leaveAlone(messageId: string, keys: Iterable<string>): void {
    this.#leftAlone.set(messageId, new Set(keys));
  }

  /** What told the pictures of a message when it was begun; undefined where it was not, or was dropped. */
  begunWith(messageId: string): ReadonlySet<string> | undefined {
    const source = this.#sources.get(messageId);
    return source && !source.isDropped ? new Set(source.keys) : undefined;
  }

  /** The same for a message that was left alone. */
  leftAloneWith(messageId: string): ReadonlySet<string> | undefined {
    return this.#leftAlone.get(messageId);
  }

  set(messageId: string, reply: SentReply): void {
    const source = this.#sources.get(messageId);
    if (source) source.reply = reply;
  }

  /** Gives up the work on a message and returns the reply that is to be deleted with it. */
  drop(messageId: string): SentReply | undefined {
    const source = this.#sources.get(messageId);
    if (source === undefined) return undefined;
    source.isDropped = true;
    source.controller?.abort(new SourceGone());
    const { reply } = source;
    source.reply = undefined;
    return reply;
  }
}
