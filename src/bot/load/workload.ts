import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Elsewhere } from '../../describe/describer.ts';
import { busy } from '../failures.ts';
import type { Who } from './line.ts';
import { type Reservation, Turns } from './turns.ts';

export interface WorkloadLimits {
  /** Pictures in work at the same time. */
  readonly concurrency: number;
  /** Requests admitted at the same time, those that wait included. */
  readonly limit: number;
  /** The longest expected wait that is let in, in ms. */
  readonly maxWaitMs: number;
  /** Who describes where it is not this machine. */
  readonly elsewhere?: () => Elsewhere | undefined;
}

/** What one server may have of the pictures that workers have in work. */
const SERVER_SHARE = 0.75;

/** What a person is told to wait when nobody describes. */
const NOBODY_MS = 5_000;
/** What a person is told to wait when too many requests are in work, however short their wait may be. */
const FULL_MS = 5_000;
/** What a person is told to wait for a restart. */
const RESTART_MS = 10_000;
/** For telling those who still wait when a stop has run out of time. */
const TELLING_MS = 3000;

/**
 * Everything that is in work: how much of it there may be, and when it is done. A request is admitted or refused at
 * once; its pictures then take turns.
 */
export class Workload {
  readonly #limit: number;
  readonly #maxWaitMs: number;
  readonly #elsewhere: () => Elsewhere | undefined;
  readonly #pictures: Turns;
  // Drawing keeps a thread of the child for tens of milliseconds: one at a time lets pictures through.
  readonly #drawings: Turns;
  readonly #inFlight = new Set<Promise<unknown>>();
  #requests = 0;
  readonly #stopping = new AbortController();
  readonly #ending = new AbortController();
  #pausedUntil = 0;

  constructor({ concurrency, limit, maxWaitMs, elsewhere = () => undefined }: WorkloadLimits) {
    this.#limit = limit;
    this.#maxWaitMs = maxWaitMs;
    this.#elsewhere = elsewhere;
    const places = () => Math.max(concurrency, elsewhere()?.capacity ?? 0);
    this.#pictures = new Turns({
      // As many as the workers can have, so that none of them waits for this machine.
      get concurrency() {
        return places();
      },
      // What workers download, however slowly, keeps a place: some are for others always.
      get perServer() {
        return elsewhere() ? Math.max(1, Math.floor(SERVER_SHARE * places())) : places();
      },
      maxWaitMs,
    });
    this.#drawings = new Turns({ concurrency: 1, maxWaitMs });
    // All that is in work listens.
    setMaxListeners(0, this.#stopping.signal, this.#ending.signal);
  }

  /** Aborts when nothing new is taken any more: what only waits need not wait any longer. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Aborts, with `busy/stopping`, when there is no time left for what is in work. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Requests that are in work or wait. */
  get requests(): number {
    return this.#requests;
  }

  /** Pictures that were let in and wait for their turn. */
  get waiting(): number {
    return this.#pictures.waiting;
  }

  /** Takes no request for a while: Discord refuses too many of ours. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Date.now() + milliseconds;
  }

  /** Whether even a refusal is one request too many. */
  get paused(): boolean {
    return Date.now() < this.#pausedUntil;
  }

  /** @throws {BusyError} `busy/queue` when too many requests are in work, `busy/stopping` before a stop. */
  async request<T>(task: () => Promise<T>): Promise<T> {
    this.#stopping.signal.throwIfAborted();
    if (this.paused) throw busy('queue', this.#pausedUntil - Date.now());
    if (this.#requests >= this.#limit) throw busy('queue', FULL_MS);
    this.#requests += 1;
    try {
      return await this.track(task());
    } finally {
      this.#requests -= 1;
    }
  }

  /** A stop waits for this. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#inFlight.add(work);
    const forget = () => this.#inFlight.delete(work);
    work.then(forget, forget);
    return work;
  }

  /**
   * Lets in so many pictures, which take their turns later.
   * @throws {BusyError} `busy/queue` when they would have to wait too long
   */
  reserve(who: Who, pictures: number): Reservation {
    const tooLong = (this.#elsewhere()?.expectedWaitMs ?? 0) - this.#maxWaitMs;
    if (tooLong > 0) throw busy('queue', Math.min(tooLong, NOBODY_MS));
    return this.#pictures.reserve(who, pictures);
  }

  /**
   * Runs when it is this drawing's turn.
   * @throws {BusyError} `busy/queue` when it would have to wait too long
   */
  async drawing<T>(who: Who, task: () => Promise<T>): Promise<T> {
    const turn = this.#drawings.reserve(who, 1);
    return turn.take(task, this.#ending.signal);
  }

  /**
   * Takes nothing new and waits, at most `milliseconds`, for what is in work; then ends it, so that those who still wait
   * are told. Resolves with whether all of it was done.
   */
  async stop(milliseconds: number, tellingMs = TELLING_MS): Promise<boolean> {
    this.#stopping.abort(busy('stopping', RESTART_MS));
    if (await this.#idleWithin(milliseconds)) return true;
    this.#ending.abort(busy('stopping', RESTART_MS));
    await this.#idleWithin(tellingMs);
    return false;
  }

  async #idleWithin(milliseconds: number): Promise<boolean> {
    const over = new AbortController();
    const deadline = delay(milliseconds, false, { signal: over.signal, ref: false }).catch(() => false);
    const idle = await Promise.race([this.idle().then(() => true), deadline]);
    over.abort();
    return idle;
  }

  /** Resolves when nothing is in work. */
  async idle(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.allSettled(this.#inFlight);
  }
}
