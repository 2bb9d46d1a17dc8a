import { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Schema } from '../../src/store/schema.ts';
import { SqliteThreadDialect } from '../../src/store/sqlite/dialect.ts';
import { filesIn, type SqliteFiles } from '../../src/store/sqlite/file-names.ts';
import { SqliteThread } from '../../src/store/sqlite/sqlite-thread.ts';
import { temporaryFolder } from './stores.ts';

/** A database without tables, until the end of the test. */
export async function emptyDatabase(): Promise<{ readonly db: Kysely<Schema>; readonly files: SqliteFiles }> {
  const files = filesIn(await temporaryFolder());
  const { thread } = await SqliteThread.open(files);
  const db = new Kysely<Schema>({ dialect: new SqliteThreadDialect(thread) });
  onTestFinished(() => db.destroy());
  return { db, files };
}
