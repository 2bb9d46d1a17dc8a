import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import PQueue from 'p-queue';
import type { Logger } from 'pino';
import type { Key, Others } from './backend.ts';
import type { Schema } from './schema.ts';

/**
 * Brings what the database holds about one thing in line with what memory holds when it runs. So it may run again, and
 * the order of changes to different things does not matter.
 */
export type Change = (db: Kysely<Schema>) => Promise<unknown>;

interface Waiting {
  readonly change: Change;
  /** Called once it is on disk. */
  readonly onSaved: (() => void) | undefined;
  /** Whether other processes are to hear of it. */
  readonly announced: boolean;
  /** Whoever wants to know whether it is on disk. */
  readonly settle: ((saved: boolean) => void)[];
}

export interface WriteTimes {
  /** Waits between tries in ms: the first one, doubled each time, and the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long somebody who saves something is kept waiting for a slow database, in ms. */
  readonly patience: number;
  /** How long what is in no hurry waits for company, in ms. */
  readonly linger: number;
}

const TIMES: WriteTimes = { firstWait: 250, longestWait: 10_000, patience: 2500, linger: 1000 };

/**
 * What is on its way from memory to the database. Nobody depends on the database's mood: what it refuses is tried again
 * until it succeeds, and the log says so once when that begins and once when it is over. Changes of one thing supersede
 * each other, so that what waits is bounded by what is in memory.
 */
export class WriteQueue {
  readonly #db: Kysely<Schema>;
  readonly #log: Logger;
  readonly #times: WriteTimes;
  readonly #others: Others | undefined;
  readonly #waiting = new Map<Key, Waiting>();
  /** One write, or one reading of what others wrote, at a time: what was read is not older than what is written. */
  readonly #turns = new PQueue({ concurrency: 1 });
  readonly #closing = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> | undefined;
  #lingering: NodeJS.Timeout | undefined;
  #underWay = 0;
  #refused = false;

  constructor(db: Kysely<Schema>, log: Logger, times: Partial<WriteTimes> = {}, others?: Others) {
    this.#db = db;
    this.#others = others;
    this.#log = log;
    this.#times = { ...TIMES, ...times };
  }

  /**
   * Writes a change soon, after those before it; `about` names the thing that is changed. Resolves with true once the
   * change is on disk, with false when it is not there yet: it holds in memory and is tried further.
   */
  async write(about: Key, change: Change, onSaved?: () => void): Promise<boolean> {
    const patience = new AbortController();
    const saved = new Promise<boolean>((resolve) =>
      this.#add(about, { change, onSaved, announced: true, settle: [resolve] }),
    );
    this.#running ??= this.#run();
    const late = sleep(this.#times.patience, false, { signal: patience.signal, ref: false });
    try {
      return await Promise.race([saved, late]);
    } finally {
      patience.abort();
      late.catch(() => undefined);
    }
  }

  /**
   * Writes a change that nobody waits for and that comes often: a second later, or with the next one that hurries. It
   * concerns this process alone, until another one takes over from it: others do not hear of it.
   */
  writeSometime(about: Key, change: Change): void {
    this.#add(about, { change, onSaved: undefined, announced: false, settle: [] });
    if (this.#running) return;
    this.#lingering ??= setTimeout(() => {
      this.#running ??= this.#run();
    }, this.#times.linger).unref();
  }

  /** Changes that are not in the database yet. */
  get waiting(): number {
    return this.#waiting.size + this.#underWay;
  }

  /** The database refused the last attempt. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Whether memory is newer than the database, in something. */
  has(about: Key): boolean {
    return this.#waiting.has(about);
  }

  /** Reads while nothing is written. */
  read<T>(task: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.#turns.add(() => task(this.#db));
  }

  /** Tries at once what was to be tried later. */
  hurry(): void {
    this.#wake.abort();
  }

  /** Resolves when nothing is waiting to be written. */
  async written(): Promise<void> {
    if (this.#waiting.size > 0) this.#running ??= this.#run();
    await this.#running;
  }

  /** Tries once more what is waiting, for at most `milliseconds`; what is lost then is told. Takes nothing after. */
  async close(milliseconds: number): Promise<void> {
    this.#closing.abort();
    if (this.#waiting.size > 0) this.#running ??= this.#run();
    const done = new AbortController();
    await Promise.race([this.#running, sleep(milliseconds, undefined, { signal: done.signal }).catch(() => undefined)]);
    done.abort();
    if (this.#waiting.size > 0)
      this.#log.warn({ changes: this.#waiting.size }, 'settings were lost: they could not be saved');
  }

  #add(about: Key, later: Waiting): void {
    const earlier = this.#waiting.get(about);
    this.#waiting.set(about, {
      change: later.change,
      onSaved: later.onSaved,
      announced: later.announced || (earlier?.announced ?? false),
      settle: [...(earlier?.settle ?? []), ...later.settle],
    });
  }

  async #run(): Promise<void> {
    clearTimeout(this.#lingering);
    this.#lingering = undefined;
    let wait = this.#times.firstWait;
    // A turn later: what is changed together is written together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const last = this.#closing.signal.aborted;
      if (await this.#turns.add(() => this.#writeAll())) {
        wait = this.#times.firstWait;
        continue;
      }
      if (last) break;
      this.#wake = new AbortController();
      const signal = AbortSignal.any([this.#closing.signal, this.#wake.signal]);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(2 * wait, this.#times.longestWait);
    }
    this.#running = undefined;
  }

  /** Writes all that waits in one transaction; whether that succeeded. */
  async #writeAll(): Promise<boolean> {
    // Two processes that change the same things do so in the same order, and never wait for each other.
    const batch = new Map([...this.#waiting].sort(([a], [b]) => (a < b ? -1 : 1)));
    const announced = [...batch].flatMap(([about, change]) => (change.announced ? [about] : []));
    this.#waiting.clear();
    this.#underWay = batch.size;
    try {
      await this.#db.transaction().execute(async (transaction) => {
        for (const { change } of batch.values()) await change(transaction);
        if (announced.length > 0) await this.#others?.announce(transaction, announced);
      });
    } catch (error) {
      this.#putBack(batch);
      if (!this.#refused)
        this.#log.warn({ err: error }, 'settings cannot be saved; they hold, and saving is tried further');
      this.#refused = true;
      return false;
    } finally {
      this.#underWay = 0;
    }
    for (const { settle, onSaved } of batch.values()) {
      onSaved?.();
      for (const each of settle) each(true);
    }
    if (this.#refused) this.#log.info('settings are saved again');
    this.#refused = false;
    return true;
  }

  #putBack(batch: ReadonlyMap<Key, Waiting>): void {
    const since = new Map(this.#waiting);
    this.#waiting.clear();
    for (const [about, waiting] of batch) {
      for (const each of waiting.settle) each(false);
      this.#waiting.set(about, { ...waiting, settle: [] });
    }
    for (const [about, waiting] of since) this.#add(about, waiting);
  }
}
