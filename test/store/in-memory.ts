import type { Kysely } from 'kysely';
import { type Logger, pino } from 'pino';
import type { WatchMode } from '../../src/config.ts';
import type { Others } from '../../src/store/backend.ts';
import { IdSet } from '../../src/store/id-set.ts';
import type { Report } from '../../src/store/rows.ts';
import type { Schema } from '../../src/store/schema.ts';
import { Settings } from '../../src/store/settings.ts';
import { WriteQueue, type WriteTimes } from '../../src/store/write-queue.ts';
import { WrongMarks } from '../../src/store/wrong-marks.ts';
import { migratedDatabase } from './databases.ts';

export interface MemoryOptions {
  readonly watchDefault?: WatchMode;
  /** Default: says nothing. */
  readonly log?: Logger;
  /** Default: tried again at once, and never waited for long. */
  readonly times?: Partial<WriteTimes>;
  readonly others?: Others;
  readonly report?: Report;
}

/** What a store keeps, loaded of a database; by default of one in memory that is empty. */
export async function loadTables(options: MemoryOptions = {}, db?: Kysely<Schema>) {
  const { watchDefault = 'on', log = pino({ level: 'silent' }), times, others, report = () => undefined } = options;
  const database = db ?? (await migratedDatabase());
  const writes = new WriteQueue(database, log, { firstWait: 1, longestWait: 5, linger: 1, ...times }, others);
  return {
    db: database,
    writes,
    settings: await Settings.load(database, writes, watchDefault, report),
    blocked: {
      servers: await IdSet.load(database, writes, 'blocked_servers', report),
      people: await IdSet.load(database, writes, 'blocked_people', report),
    },
    wrongMarks: await WrongMarks.load(database, writes, report),
  };
}

/** The same as often as it is opened, as a store is of its folder. */
export function reopener(db: Promise<Kysely<Schema>> = migratedDatabase()) {
  return async (options: MemoryOptions = {}) => {
    const store = await loadTables(options, await db);
    return { store, close: () => store.writes.written() };
  };
}
