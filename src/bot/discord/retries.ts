import { setTimeout as delay } from 'node:timers/promises';
import { RateLimitError } from 'discord.js';
import { type Backoff, waitAfter } from './backoff.ts';
import { refusalOf } from './refusals.ts';

/** An interaction's token lives this long. */
const TOKEN_MS = 15 * 60_000;

const BACKOFF: Backoff = { firstMs: 250, longestMs: 10_000 };

export interface Patience {
  /** For how long to try again, in milliseconds. Default: an interaction's life; Discord says when it is over. */
  readonly forMs?: number;
  readonly backoff?: Backoff;
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called before each wait. */
  readonly onFailure?: (error: unknown, failures: number) => void;
}

/**
 * Repeats a request that Discord did not get, did not answer, or wants later. Only for requests that take effect once
 * however often they are sent: reads, edits, deletions, and messages with an enforced nonce.
 * @throws the last error, when it is none that goes away by itself or when the time is over
 */
export async function withRetries<T>(
  send: () => Promise<T>,
  { forMs = TOKEN_MS, backoff = BACKOFF, signal, onFailure }: Patience = {},
): Promise<T> {
  const start = performance.now();
  for (let failures = 1; ; failures++) {
    signal?.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      if (refusalOf(error) !== 'later') throw error;
      const asked = error instanceof RateLimitError ? error.retryAfter : 0;
      const wait = Math.max(asked, waitAfter(failures, backoff));
      if (performance.now() - start + wait > forMs) throw error;
      onFailure?.(error, failures);
      await sleep(wait, signal);
    }
  }
}

/** @throws the signal's own reason when it aborts, where the platform's timer throws an AbortError */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, signal && { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
