import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Schema } from './schema.ts';

/**
 * Brings what the database holds about one thing in line with what memory holds when it runs. So it may run again, and
 * the order of changes to different things does not matter.
 */
export type Change = (db: Kysely<Schema>) => Promise<unknown>;

interface Waiting {
  readonly change: Change;
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
  readonly #waiting = new Map<string, Waiting>();
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #lingering: NodeJS.Timeout | undefined;
  #underWay = 0;
  #refused = false;

  constructor(db: Kysely<Schema>, log: Logger, times: Partial<WriteTimes> = {}) {
    this.#db = db;
    this.#log = log;
    this.#times = { ...TIMES, ...times };
  }

  /**
   * Writes a change soon, after those before it; `about` names the thing that is changed. Resolves with true once the
   * change is on disk, with false when it is not there yet: it holds in memory and is tried further.
   */
  async write(about: string, change: Change): Promise<boolean> {
    const patience = new AbortController();
    const saved = new Promise<boolean>((resolve) => this.#add(about, change, [resolve]));
    this.#running ??= this.#run();
    const late = sleep(this.#times.patience, false, { signal: patience.signal, ref: false });
    try {
      return await Promise.race([saved, late]);
    } finally {
      patience.abort();
      late.catch(() => undefined);
    }
  }

  /** Writes a change that nobody waits for and that comes often: a second later, or with the next one that hurries. */
  writeSometime(about: string, change: Change): void {
    this.#add(about, change, []);
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

  #add(about: string, change: Change, settle: Waiting['settle']): void {
    this.#waiting.set(about, { change, settle: [...(this.#waiting.get(about)?.settle ?? []), ...settle] });
  }

  async #run(): Promise<void> {
    clearTimeout(this.#lingering);
    this.#lingering = undefined;
    let wait = this.#times.firstWait;
    // A turn later: what is changed together is written together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      if (await this.#writeAll()) {
        wait = this.#times.firstWait;
        continue;
      }
      if (this.#closing.signal.aborted) break;
      await sleep(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      wait = Math.min(2 * wait, this.#times.longestWait);
    }
    this.#running = undefined;
  }

  /** Writes all that waits in one transaction; whether that succeeded. */
  async #writeAll(): Promise<boolean> {
    const batch = new Map(this.#waiting);
    this.#waiting.clear();
    this.#underWay = batch.size;
    try {
      await this.#db.transaction().execute(async (transaction) => {
        for (const { change } of batch.values()) await change(transaction);
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
    for (const { settle } of batch.values()) for (const each of settle) each(true);
    if (this.#refused) this.#log.info('settings are saved again');
    this.#refused = false;
    return true;
  }

  #putBack(batch: ReadonlyMap<string, Waiting>): void {
    const since = new Map(this.#waiting);
    this.#waiting.clear();
    for (const [about, { change, settle }] of batch) {
      for (const each of settle) each(false);
      this.#waiting.set(about, { change, settle: [] });
    }
    for (const [about, waiting] of since) this.#waiting.set(about, waiting);
  }
}
