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

/** A message that was begun, and what it was begun with. */
interface Source {
  /** What tells its pictures. */
  readonly keys: ReadonlySet<string>;
  /** How often it was begun before. */
  readonly edition: number;
  readonly controller: AbortController;
  reply?: SentReply;
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
  begin(messageId: string, keys: Iterable<string>): (Pick<Source, 'edition'> & { signal: AbortSignal }) | undefined {
    const before = this.#sources.get(messageId);
    if (before !== undefined && !before.controller.signal.aborted) return undefined;
    const controller = new AbortController();
    // Every picture of the message listens, at every stage.
    setMaxListeners(0, controller.signal);
    const edition = before === undefined ? 0 : before.edition + 1;
    this.#sources.set(messageId, { keys: new Set(keys), edition, controller });
    return { signal: controller.signal, edition };
  }

  /** A message is none of the bot's business as it is. */
  leaveAlone(messageId: string, keys: Iterable<string>): void {
    this.#leftAlone.set(messageId, new Set(keys));
  }

  /** What told the pictures of a message when it was begun; undefined where it was not, or was dropped. */
  begunWith(messageId: string): ReadonlySet<string> | undefined {
    const source = this.#sources.get(messageId);
    return source?.controller.signal.aborted ? undefined : source?.keys;
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
    source.controller.abort(new SourceGone());
    const { reply } = source;
    delete source.reply;
    return reply;
  }
}
