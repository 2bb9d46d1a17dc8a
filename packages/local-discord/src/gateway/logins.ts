import type { GatewayLimits } from '../api.ts';
import { GATEWAY } from '../limits.ts';
import type { State } from '../state.ts';

/** What a test makes of an IDENTIFY or a RESUME. */
export type LoginFault =
  | { readonly kind: 'closed'; readonly code: number }
  /** Opcode 9, not resumable. */
  | { readonly kind: 'invalid-session' };

const DAY_MS = 24 * 3600_000;

/** How many sessions may start, and how fast; https://docs.discord.com/developers/events/gateway#rate-limiting. */
export class LoginBudget {
  readonly #state: State;
  /** By `shard_id % max_concurrency`, when the latest session started. */
  readonly #latest = new Map<number, number>();
  #total: number = GATEWAY.identifiesPerDay;
  #maxConcurrency: number = GATEWAY.maxConcurrency;
  #enforcesConcurrency = false;
  #used = 0;
  #resetAt: number | undefined;

  constructor(state: State) {
    this.#state = state;
  }

  set({ total, remaining, resetAfterMs, maxConcurrency, enforceMaxConcurrency }: GatewayLimits): void {
    this.#total = total ?? this.#total;
    this.#maxConcurrency = maxConcurrency ?? this.#maxConcurrency;
    this.#enforcesConcurrency = enforceMaxConcurrency ?? this.#enforcesConcurrency;
    if (remaining !== undefined) this.#used = Math.max(0, this.#total - remaining);
    if (remaining !== undefined || resetAfterMs !== undefined) {
      this.#resetAt = this.#state.clock.now() + (resetAfterMs ?? DAY_MS);
    }
  }

  /** The `session_start_limit` of GET /gateway/bot. */
  toJSON() {
    this.#refresh();
    return {
      total: this.#total,
      remaining: Math.max(0, this.#total - this.#used),
      reset_after: Math.max(0, (this.#resetAt ?? this.#state.clock.now()) - this.#state.clock.now()),
      max_concurrency: this.#maxConcurrency,
    };
  }

  get isSpent(): boolean {
    this.#refresh();
    return this.#used >= this.#total;
  }

  /** Whether this shard's session comes less than 5 s after another one of its bucket, where that is forbidden. */
  isTooSoon(shard: number): boolean {
    const latest = this.#latest.get(shard % this.#maxConcurrency);
    const isSoon = latest !== undefined && this.#state.clock.now() - latest < GATEWAY.identifyWindowMs;
    return this.#enforcesConcurrency && isSoon;
  }

  take(shard: number): void {
    this.#refresh();
    this.#used += 1;
    this.#resetAt ??= this.#state.clock.now() + DAY_MS;
    this.#latest.set(shard % this.#maxConcurrency, this.#state.clock.now());
  }

  #refresh(): void {
    if (this.#resetAt === undefined || this.#state.clock.now() < this.#resetAt) return;
    this.#used = 0;
    this.#resetAt = undefined;
  }
}
