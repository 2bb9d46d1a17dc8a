import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { open, temporaryFolder } from './stores.ts';

/** A database as the version left it whose last migration was this one. */
async function databaseOf(folder: string, last: string, content: readonly string[]): Promise<void> {
  const database = new Libsql(join(folder, 'facets.sqlite'));
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const known = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => known } }).migrateToLatest();
  expect(error).toBeUndefined();
  for (const statement of content) await sql.raw(statement).execute(db);
  await db.destroy();
}

describe('a database of an earlier version', () => {
  it('keeps all that was chosen', async () => {
    const folder = await temporaryFolder();
    await databaseOf(folder, '001_choices', [
      "INSERT INTO servers VALUES ('1', 'off', 1)",
      "INSERT INTO channels VALUES ('10', '1', 'mentions', NULL, 1)",
      "INSERT INTO opted_out VALUES ('7')",
    ]);
    const { store, said } = await open(folder);
    expect(said).toEqual([]);
    const { settings } = store;
    expect(settings.ofServer('1')).toMatchObject({ watch: 'off', private: true, hidden: undefined });
    expect(settings.ofChannel('10')).toMatchObject({ watch: 'mentions', private: undefined });
    expect(settings.isIntroduced({ serverId: '1', channelId: '10' })).toBe(true);
    expect(settings.hasOptedOut('7')).toBe(true);
    expect(await settings.setServer('1', { threshold: 0.6 })).toBe(true);
  });
});
