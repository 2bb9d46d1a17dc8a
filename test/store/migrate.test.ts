import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import type { Schema } from '../../src/store/schema.ts';
import { emptyDatabase, migratedDatabase } from './databases.ts';

const names = async (db: Kysely<Schema>) => (await db.introspection.getTables()).map(({ name }) => name).toSorted();

it('an empty database is given all tables, and one that has them is left alone', async () => {
  const db = await migratedDatabase();
  const tables = [
    'avatar_opt_ins',
    'blocked_people',
    'blocked_servers',
    'channels',
    'opted_out',
    'servers',
    'wrong_marks',
  ];
  expect(await names(db)).toEqual(tables);
  await migrate(db);
  expect(await names(db)).toEqual(tables);
});

it('a database of another program is not touched', async () => {
  const db = emptyDatabase();
  await sql`CREATE TABLE songs (id TEXT)`.execute(db);
  await expect(migrate(db)).rejects.toMatchObject({ code: 'STORE_FOREIGN', message: 'the table songs' });
  expect(await names(db)).toEqual(['songs']);
});

it('one that a newer version used is refused, with what is new', async () => {
  const db = await migratedDatabase();
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('900_a', ''), ('901_b', '')`.execute(db);
  await expect(migrate(db)).rejects.toMatchObject({
    code: 'STORE_NEWER',
    message: 'it has 900_a, 901_b, this one knows none after 002_replies_catching_up_and_lists',
  });
});

it('one that lacks tables or columns is refused, with what is missing', async () => {
  const db = await migratedDatabase();
  await sql`DROP TABLE wrong_marks`.execute(db);
  await sql`ALTER TABLE servers DROP COLUMN card`.execute(db);
  await expect(migrate(db)).rejects.toMatchObject({
    code: 'STORE_INCOMPLETE',
    message: 'the column servers.card, the table wrong_marks',
  });
});

it('what the database itself refuses is told as it came', async () => {
  const db = await migratedDatabase();
  await sql`DELETE FROM kysely_migration WHERE name LIKE '002%'`.execute(db);
  await expect(migrate(db)).rejects.toThrow('duplicate column');
});
