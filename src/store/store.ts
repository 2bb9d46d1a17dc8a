import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WatchMode } from '../config.ts';
import type { Backend } from './backend.ts';
import { Following } from './following.ts';
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
  /** Where the database lies, unless it is elsewhere, and interactions in work. */
  readonly folder: string;
  /** A PostgreSQL database, which other processes may share. */
  readonly databaseUrl?: string | undefined;
  /** What tells this process's interactions in work from others' in the same folder. Default: it is alone there. */
  readonly name?: string | undefined;
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
  /** Why it is not known what other processes changed; undefined when it is. */
  readonly unheard: string | undefined;
  /** Reads anew whom the operator turned away: a command of its own writes that. */
  rereadBlocked(): Promise<void>;
  /** Resolves when everything that was set is on disk. */
  written(): Promise<void>;
  /** Writes what is waiting, and leaves the whole database in its one file. */
  close(): Promise<void>;
}

/** @throws {UserError} with what is wrong and what to do about it, for every store that does not serve */
export async function openStore({ folder, databaseUrl, name, watchDefault, log, times }: StoreOptions): Promise<Store> {
  const { db, others, close } = await openBackend(folder, databaseUrl, log);
  const writes = new WriteQueue(db, log, times, others);
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
      pendingInteractions: await PendingInteractions.open(folder, log, name),
    };
    if (unknown.length > 0) {
      log.warn({ unknown }, 'the database has values that this version does not know; defaults hold in their place');
    }
    const { settings, blocked, wrongMarks } = store;
    const tables = [...settings.tables, blocked.servers, blocked.people, wrongMarks];
    const following = new Following(tables, writes, log);
    others?.listen(following);
    const unheard = () => others?.trouble ?? following.trouble;
    return {
      ...store,
      get waiting() {
        return writes.waiting;
      },
      get trouble() {
        return writes.refused ? 'settings cannot be saved' : unheard();
      },
      get unheard() {
        return unheard();
      },
      async rereadBlocked() {
        for (const set of [blocked.servers, blocked.people]) {
          await writes.read((reading) => set.reread(reading, undefined, (id) => !writes.has(`${set.table} ${id}`)));
        }
      },
      written: () => writes.written(),
      async close() {
        await store.pendingInteractions.close();
        await following.close();
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

async function openBackend(folder: string, databaseUrl: string | undefined, log: Logger): Promise<Backend> {
  if (databaseUrl === undefined) return openSqlite(folder, log);
  // Loaded where it is wanted alone.
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(databaseUrl, log);
}
