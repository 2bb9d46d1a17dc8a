import { Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Backend } from '../backend.ts';
import { migrate } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { codeOf } from '../trouble.ts';
import { advise } from './advice.ts';
import { SqliteThreadDialect } from './dialect.ts';
import { filesIn, type SqliteFiles } from './file-names.ts';
import { SqliteFailure, SqliteThread } from './sqlite-thread.ts';

/** What a write may meet at the start without keeping the bot from its work: either may heal while it runs. */
const MAY_HEAL = /^(SQLITE_FULL|SQLITE_BUSY|SQLITE_IOERR)/;

/**
 * Opens `facets.sqlite` in `folder`, made if it is not there, in a thread of its own, checks it and brings its tables up
 * to date.
 * @throws {UserError} with what is wrong and what to do about it, for every store that does not serve
 */
export async function openSqlite(folder: string, log: Logger): Promise<Backend> {
  const files = filesIn(folder);
  try {
    const { thread, refusal } = await SqliteThread.open(files);
    try {
      if (refusal) tellRefusal(new SqliteFailure(refusal), files.folder, log);
      const db = new Kysely<Schema>({ dialect: new SqliteThreadDialect(thread) });
      await migrate(db);
      // From here on the database's own file has the tables in it, whatever becomes of the log beside it.
      await emptyLog(db);
      return { db, close: () => close(db, files, log) };
    } catch (error) {
      await thread.close();
      throw error;
    }
  } catch (error) {
    throw advise(error, files);
  }
}

/** @throws {SqliteFailure} a refusal that stays */
function tellRefusal(refusal: SqliteFailure, folder: string, log: Logger): void {
  if (!MAY_HEAL.test(codeOf(refusal) ?? '')) throw refusal;
  log.warn(
    { folder, err: refusal },
    'settings cannot be saved now: the disk is full or another program has the database locked',
  );
}

/** Moves what is in the write-ahead log into the database's own file; false while another program keeps it from that. */
async function emptyLog(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  return rows.every(({ busy }) => busy === 0);
}

async function close(db: Kysely<Schema>, { database }: SqliteFiles, log: Logger): Promise<void> {
  try {
    if (!(await emptyLog(db)))
      log.warn(`${database} is not whole without the files beside it: npm run backup copies all`);
  } finally {
    await db.destroy();
  }
}
