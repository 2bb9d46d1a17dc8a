import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';

/**
 * Opens `facets.sqlite` in `folder`, made if it is not there, and brings its tables up to date.
 * @throws {Error} when the folder cannot be written or a migration fails.
 */
export async function openDatabase(folder: string): Promise<Kysely<Schema>> {
  await mkdir(folder, { recursive: true });
  // libsql has better-sqlite3's interface, which is the one that Kysely's SQLite dialect drives.
  const sqlite = new Libsql(join(folder, 'facets.sqlite'));
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw new Error(`The database in ${folder} could not be brought up to date`, { cause: error });
  }
  return db;
}
