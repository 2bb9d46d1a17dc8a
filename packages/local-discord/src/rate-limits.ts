import { createHash } from 'node:crypto';
import type { Clock } from './api.ts';
import { RATE } from './limits.ts';

export interface BucketState {
  readonly bucket: string;
  readonly limit: number;
  readonly remaining: number;
  /** ms since the Unix epoch. */
  readonly resetAt: number;
}

export type Decision =
  | { readonly limited: false; readonly state: BucketState | undefined }
  | {
      readonly limited: true;
      readonly scope: 'user' | 'global' | 'shared';
      readonly retryAfterMs: number;
      readonly state: BucketState | undefined;
    };

interface Window {
  used: number;
  resetAt: number;
}

interface Rule {
  readonly limit: number;
  readonly windowMs: number;
}

/** Discord publishes no figures for its routes ("rate limits should not be hard coded"): these are of the same size. */
const RULES: readonly { readonly method: string; readonly route: RegExp; readonly rule: Rule }[] = [
  { method: 'POST', route: /^\/channels\/:channelId\/messages$/, rule: { limit: 5, windowMs: 5000 } },
  { method: 'PATCH', route: /^\/channels\/:channelId\/messages/, rule: { limit: 5, windowMs: 5000 } },
  { method: 'DELETE', route: /^\/channels\/:channelId\/messages/, rule: { limit: 5, windowMs: 5000 } },
  { method: 'PUT', route: /\/reactions\//, rule: { limit: 1, windowMs: 300 } },
  { method: 'POST', route: /\/typing$/, rule: { limit: 5, windowMs: 5000 } },
];
const ORDINARY: Rule = { limit: 50, windowMs: 1000 };

/** Buckets per route and major parameter, and the global limit; https://docs.discord.com/developers/topics/rate-limits. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #globalPerSecond: number;
  readonly #windows = new Map<string, Window>();
  readonly #global: Window = { used: 0, resetAt: 0 };
  readonly #invalid: number[] = [];

  constructor(clock: Clock, globalPerSecond: number) {
    this.#clock = clock;
    this.#globalPerSecond = globalPerSecond;
  }

  /** `major` is the channel, the server, or the webhook with its token; interactions have no limits of their own. */
  take(method: string, route: string, major: string): Decision {
    if (this.#globalPerSecond === Number.POSITIVE_INFINITY || isInteraction(route))
      return { limited: false, state: undefined };
    const now = this.#clock.now();
    const global = refreshed(this.#global, now, 1000);
    if (global.used >= this.#globalPerSecond) {
      return { limited: true, scope: 'global', retryAfterMs: global.resetAt - now, state: undefined };
    }
    const rule = RULES.find((one) => one.method === method && one.route.test(route))?.rule ?? ORDINARY;
    const bucket = createHash('sha256').update(`${method} ${route}`).digest('hex').slice(0, 32);
    const key = `${bucket}:${major}`;
    const window = refreshed(this.#windows.get(key) ?? { used: 0, resetAt: 0 }, now, rule.windowMs);
    this.#windows.set(key, window);
    const isOver = window.used >= rule.limit;
    if (!isOver) {
      window.used += 1;
      global.used += 1;
    }
    const state = { bucket, limit: rule.limit, remaining: rule.limit - window.used, resetAt: window.resetAt };
    return isOver
      ? { limited: true, scope: 'user', retryAfterMs: window.resetAt - now, state }
      : { limited: false, state };
  }

  countInvalid(): void {
    this.#invalid.push(this.#clock.now());
  }

  /** 401, 403 and 429 answers of the last 10 minutes. */
  get invalidRequests(): number {
    const since = this.#clock.now() - RATE.invalidWindowMs;
    while ((this.#invalid[0] ?? since + 1) <= since) this.#invalid.shift();
    return this.#invalid.length;
  }

  get isBanned(): boolean {
    return this.invalidRequests >= RATE.invalidRequests;
  }
}

function refreshed(window: Window, now: number, windowMs: number): Window {
  if (now >= window.resetAt) {
    window.used = 0;
    window.resetAt = now + windowMs;
  }
  return window;
}

/** "Interaction endpoints are not bound to the bot's Global Rate Limit." */
function isInteraction(route: string): boolean {
  return route.startsWith('/interactions/') || route.startsWith('/webhooks/');
}
