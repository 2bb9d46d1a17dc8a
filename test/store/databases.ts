import { Kysely, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { onTestFinished } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import type { Schema } from '../../src/store/schema.ts';
import { SqliteThreadDialect } from '../../src/store/sqlite/dialect.ts';
import { filesIn, type SqliteFiles } from '../../src/store/sqlite/file-names.ts';
import { SqliteThread } from '../../src/store/sqlite/sqlite-thread.ts';
import { temporaryFolder } from './stores.ts';

/** A database without tables in a thread of its own, until the end of the test. */
export async function threadDatabase(): Promise<{ readonly db: Kysely<Schema>; readonly files: SqliteFiles }> {
  const files = filesIn(await temporaryFolder());
  const { thread } = await SqliteThread.open(files);
  const db = new Kysely<Schema>({ dialect: new SqliteThreadDialect(thread) });
  onTestFinished(() => db.destroy());
  return { db, files };
}

/** A database without tables, in memory and in this thread. */
export function emptyDatabase(): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Libsql(':memory:') }) });
}

/** The same with its tables. */
export async function migratedDatabase(): Promise<Kysely<Schema>> {
  const db = emptyDatabase();
  await migrate(db);
  return db;
}
