import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WatchMode } from '../config.ts';
import { IdSet } from './id-set.ts';
import { PendingInteractions } from './pending-interactions.ts';
import type { Report, UnknownValue } from './rows.ts';
import { Settings } from './settings.ts';
import { openSqlite } from './sqlite/open.ts';
import { WriteQueue, type WriteTimes } from './write-queue.ts';
import { WrongMarks } from './wrong-marks.ts';

/** How long a stop waits for a database that does not answer, as on a network disk that is gone: twice this at most. */
const CLOSE_MS = 5000;

export interface StoreOptions {
  /** Where the database lies. */
  readonly folder: string;
  /** What servers without a choice go by. */
  readonly watchDefault: WatchMode;
  readonly log: Logger;
  readonly times?: Partial<WriteTimes>;
}

/** All that outlives a restart. */
export interface Store {
  readonly settings: Settings;
  /** What the operator turned away. */
  readonly blocked: { readonly servers: IdSet; readonly people: IdSet };
  readonly wrongMarks: WrongMarks;
  readonly pendingInteractions: PendingInteractions;
  /** Changes that are not in the database yet. */
  readonly waiting: number;
  /** Why the database does not serve now; undefined when it does. */
  readonly trouble: string | undefined;
  /** Reads anew whom the operator turned away: a command of its own writes that. */
  rereadBlocked(): Promise<void>;
  /** Resolves when everything that was set is on disk. */
  written(): Promise<void>;
  /** Writes what is waiting, and leaves the whole database in its one file. */
  close(): Promise<void>;
}

/** @throws {UserError} with what is wrong and what to do about it, for every store that does not serve */
export async function openStore({ folder, watchDefault, log, times }: StoreOptions): Promise<Store> {
  const { db, close } = await openSqlite(folder, log);
  const writes = new WriteQueue(db, log, times);
  try {
    const unknown: UnknownValue[] = [];
    const report: Report = (value) => unknown.push(value);
    const store = {
      settings: await Settings.load(db, writes, watchDefault, report),
      blocked: {
        servers: await IdSet.load(db, writes, 'blocked_servers', report),
        people: await IdSet.load(db, writes, 'blocked_people', report),
      },
      wrongMarks: await WrongMarks.load(db, writes, report),
      pendingInteractions: await PendingInteractions.open(folder, log),
    };
    if (unknown.length > 0) {
      log.warn({ unknown }, 'the database has values that this version does not know; defaults hold in their place');
    }
    return {
      ...store,
      get waiting() {
        return writes.waiting;
      },
      get trouble() {
        return writes.refused ? 'settings cannot be saved' : undefined;
      },
      async rereadBlocked() {
        await Promise.all([store.blocked.servers.reread(db), store.blocked.people.reread(db)]);
      },
      written: () => writes.written(),
      async close() {
        await store.pendingInteractions.close();
        await writes.close(CLOSE_MS);
        const late = sleep(CLOSE_MS, 'late' as const, { ref: false });
        if ((await Promise.race([close(), late])) === 'late') log.warn('the database does not answer; it is left open');
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
