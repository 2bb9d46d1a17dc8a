import { type Kysely, Migrator, type TableMetadata } from 'kysely';
import { migrations } from './migrations.ts';
import { type Schema, TABLES } from './schema.ts';
import { StoreTrouble } from './trouble.ts';

/** Where Kysely keeps which migrations have run. */
const MIGRATION_TABLE = 'kysely_migration';

/**
 * Brings the tables up to date and looks whether they are what this version works with. Runs on every database that
 * Kysely knows.
 * @param schema where the tables are, in a database that has several
 * @throws {StoreTrouble} `STORE_FOREIGN`, `STORE_NEWER` or `STORE_INCOMPLETE`; what the database throws
 */
export async function migrate(db: Kysely<Schema>, schema?: string): Promise<void> {
  // Kysely would ask for the write lock even where there is nothing to do, and somebody else may have it.
  if ((await examine(db, schema)).pending === 0) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  await examine(db, schema);
}

/**
 * Looks whether the tables are what this version works with, and how many migrations they still need.
 * @throws {StoreTrouble} as {@link migrate}
 */
export async function examine(db: Kysely<Schema>, schema?: string): Promise<{ readonly pending: number }> {
  const ran = await appliedMigrations(db, schema);
  const unknown = ran.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) {
    const last = Object.keys(migrations).at(-1);
    throw new StoreTrouble('STORE_NEWER', `it has ${unknown.join(', ')}, this one knows none after ${last}`);
  }
  const pending = Object.keys(migrations).length - ran.length;
  const missing = pending === 0 ? await missingParts(db, schema) : [];
  if (missing.length > 0) throw new StoreTrouble('STORE_INCOMPLETE', missing.join(', '));
  return { pending };
}

/** @throws {StoreTrouble} `STORE_FOREIGN` */
async function appliedMigrations(db: Kysely<Schema>, schema: string | undefined): Promise<string[]> {
  const tables = (await tablesIn(db, schema)).map(({ name }) => name);
  if (tables.length === 0) return [];
  if (!tables.includes(MIGRATION_TABLE)) throw new StoreTrouble('STORE_FOREIGN', `the table ${tables[0]}`);
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom(MIGRATION_TABLE)
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Tables, and columns of those that are there, that the migrations should have made. */
async function missingParts(db: Kysely<Schema>, schema: string | undefined): Promise<string[]> {
  const tables = new Map((await tablesIn(db, schema)).map(({ name, columns }) => [name, columns]));
  return Object.entries(TABLES).flatMap(([table, { shape }]) => {
    const columns = tables.get(table);
    if (columns === undefined) return [`the table ${table}`];
    const there = new Set(columns.map(({ name }) => name));
    return Object.keys(shape).flatMap((column) => (there.has(column) ? [] : [`the column ${table}.${column}`]));
  });
}

async function tablesIn(db: Kysely<Schema>, schema: string | undefined): Promise<TableMetadata[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return schema === undefined ? tables : tables.filter((table) => table.schema === schema);
}
