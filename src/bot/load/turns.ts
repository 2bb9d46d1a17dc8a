import { busy } from '../failures.ts';
import { Line, serverOf, type Who } from './line.ts';

export interface TurnLimits {
  /** How much is done at the same time. */
  readonly concurrency: number;
  /** How much of one server is. Default: all of it. */
  readonly perServer?: number;
  /** The longest expected wait that is let in, in ms. */
  readonly maxWaitMs: number;
}

/** Milliseconds that one turn is taken to last before any was measured. */
const FIRST_PACE_MS = 200;

interface Waiting {
  readonly who: Who;
  readonly start: () => void;
}

/**
 * Who is next: those who asked before posts that are merely watched, then servers in turns, in each server people in
 * turns, each with what they sent first. Nobody has all that is done at a time. Who would wait too long, at the rate
 * that was measured, is refused at once.
 */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #asked = new Line<Waiting>();
  readonly #watched = new Line<Waiting>();
  /** What is in work, by person and by server. */
  readonly #inWorkOf = { person: new Map<string, number>(), server: new Map<string, number>() };
  #inWork = 0;
  /** Milliseconds that one turn took lately, as a moving average. */
  #paceMs = FIRST_PACE_MS;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /**
   * Lets `turns` turns in, to be taken later.
   * @throws {BusyError} `busy/queue` when the last of them would begin too late
   */
  reserve(who: Who, turns: number): Reservation {
    const tooLong = this.expectedWaitMs(who, turns) - this.#limits.maxWaitMs;
    if (tooLong > 0) throw busy('queue', Math.max(tooLong, this.#paceMs));
    const line = this.#lineOf(who);
    line.expect(who, turns);
    return new Reservation(turns, {
      take: (work, signal) => this.#take(line, who, work, signal),
      giveUp: (left) => line.expect(who, -left),
    });
  }

  /** Those that were let in and did not begin. */
  get waiting(): number {
    return this.#asked.expected + this.#watched.expected;
  }

  /** In how many ms the last of `turns` more turns would begin; 0 when nothing at all is in their way. */
  expectedWaitMs(who: Who, turns = 1): number {
    const ahead = this.#lineOf(who).ahead(who, turns) + (who.asked ? 0 : this.#asked.expected);
    const { concurrency } = this.#limits;
    if (ahead === 0 && this.#inWork < concurrency) return 0;
    return ((ahead + turns - 1 + this.#inWork) * this.#paceMs) / concurrency;
  }

  #lineOf({ asked }: Who): Line<Waiting> {
    return asked ? this.#asked : this.#watched;
  }

  async #take<T>(line: Line<Waiting>, who: Who, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(line, who, signal);
    const start = performance.now();
    try {
      return await work();
    } finally {
      // What was given up says nothing of how long a picture takes.
      if (!signal.aborted) this.#paceMs += (performance.now() - start - this.#paceMs) / 8;
      this.#count(who, -1);
      this.#next();
    }
  }

  /** Resolves when it is their turn. */
  #turn(line: Line<Waiting>, who: Who, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        line.leave(who, waiting);
        line.expect(who, -1);
        reject(signal.reason);
      };
      const waiting: Waiting = {
        who,
        start: () => {
          signal.removeEventListener('abort', leave);
          line.expect(who, -1);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      line.join(who, waiting);
      this.#next();
    });
  }

  #next(): void {
    const { concurrency, perServer = concurrency } = this.#limits;
    // One place is left to others: what one person sends may take long.
    const most = Math.max(1, concurrency - 1);
    const { person: ofPerson, server: ofServer } = this.#inWorkOf;
    const mayGo = (person: string, server: string) =>
      (ofPerson.get(person) ?? 0) < most && (ofServer.get(server) ?? 0) < perServer;
    while (this.#inWork < concurrency) {
      const next = this.#asked.next(mayGo) ?? this.#watched.next(mayGo);
      if (!next) return;
      this.#count(next.who, 1);
      next.start();
    }
  }

  #count(who: Who, change: number): void {
    this.#inWork += change;
    add(this.#inWorkOf.person, who.personId, change);
    add(this.#inWorkOf.server, serverOf(who), change);
  }
}

function add(counts: Map<string, number>, of: string, change: number): void {
  const count = (counts.get(of) ?? 0) + change;
  if (count > 0) counts.set(of, count);
  else counts.delete(of);
}

interface Taker {
  readonly take: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  readonly giveUp: (left: number) => void;
}

/** Turns that were let in. */
export class Reservation {
  readonly #taker: Taker;
  #left: number;

  constructor(turns: number, taker: Taker) {
    this.#left = turns;
    this.#taker = taker;
  }

  /** Runs `work` when it is its turn; aborting gives the turn up. */
  take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#left === 0) throw new Error('Expected a turn that was reserved, but all were taken.');
    this.#left -= 1;
    return this.#taker.take(work, signal);
  }

  /** Gives up what was not taken. */
  close(): void {
    this.#taker.giveUp(this.#left);
    this.#left = 0;
  }
}
