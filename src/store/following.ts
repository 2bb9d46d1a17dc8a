import type { Logger } from 'pino';
import type { ChangeListener, Key } from './backend.ts';
import type { HeldTable } from './held-table.ts';
import type { WriteQueue } from './write-queue.ts';

/** Wait before what could not be read is read again, in ms. */
const AGAIN_MS = 1000;

/** Brings what is held in memory in line with what other processes write. */
export class Following implements ChangeListener {
  readonly #tables: readonly HeldTable[];
  readonly #writes: WriteQueue;
  readonly #log: Logger;
  /** What is still to be read. */
  readonly #behind = new Set<Key>();
  #all = false;
  /** Whether more is missing than what is just being read: nobody listened for a while, or it could not be read. */
  #isMissing = false;
  #running: Promise<void> | undefined;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(tables: readonly HeldTable[], writes: WriteQueue, log: Logger) {
    this.#tables = tables;
    this.#writes = writes;
    this.#log = log;
  }

  /** Whether something that others wrote is not even being read yet. */
  get isBehind(): boolean {
    return this.#all || this.#behind.size > 0;
  }

  /** Why something that others wrote may not be known here for longer than a moment. */
  get trouble(): string | undefined {
    return this.#isMissing ? 'what others changed is not read yet' : undefined;
  }

  changed(keys: readonly Key[]): void {
    for (const key of keys) this.#behind.add(key);
    this.#start();
  }

  missed(): void {
    this.#all = true;
    this.#isMissing = true;
    // The database is back: so may be what keeps changes from it.
    this.#writes.hurry();
    this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #start(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    while (this.isBehind && !this.#closed) {
      const all = this.#all;
      const keys = [...this.#behind];
      this.#all = false;
      this.#behind.clear();
      try {
        await this.#read(all ? undefined : keys);
      } catch (error) {
        this.#isMissing = true;
        this.#all ||= all;
        for (const key of keys) this.#behind.add(key);
        this.#log.debug({ err: error }, 'what other processes changed could not be read');
        this.#timer = setTimeout(() => this.#start(), AGAIN_MS).unref();
        return;
      }
    }
    this.#isMissing = false;
  }

  /** @param keys all without them */
  #read(keys: readonly Key[] | undefined): Promise<void> {
    return this.#writes.read(async (db) => {
      for (const held of this.#tables) {
        const ids = keys && idsOf(keys, held.table);
        if (ids?.length === 0) continue;
        await held.reread(db, ids, (id) => !this.#writes.has(`${held.table} ${id}`));
      }
    });
  }
}

function idsOf(keys: readonly Key[], table: string): string[] {
  return keys.flatMap((key) => (key.startsWith(`${table} `) ? [key.slice(table.length + 1)] : []));
}
