import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { readRows, type UnknownValue } from '../../src/store/rows.ts';
import { TABLES } from '../../src/store/schema.ts';
import { migratedDatabase } from './databases.ts';

async function servers(values: string) {
  const db = await migratedDatabase();
  await sql.raw(`INSERT INTO servers (id, watch, private, threshold) VALUES ${values}`).execute(db);
  const unknown: UnknownValue[] = [];
  const rows = await readRows(db, 'servers', TABLES.servers, (value) => unknown.push(value));
  return { rows, unknown };
}

it('rows whose values are known are read as they are', async () => {
  const { rows, unknown } = await servers(`('1', 'off', 1, 0.5), ('2', NULL, NULL, NULL)`);
  expect(rows).toMatchObject([
    { id: '1', watch: 'off', private: 1, threshold: 0.5 },
    { id: '2', watch: null, private: null, threshold: null },
  ]);
  expect(unknown).toEqual([]);
});

it('a value that is not known counts as not chosen, and is reported once', async () => {
  const { rows, unknown } = await servers(`('1', 'sometimes', 7, 0.5)`);
  expect(rows).toMatchObject([{ id: '1', watch: null, private: null, threshold: 0.5 }]);
  expect(unknown).toEqual([
    { table: 'servers', column: 'watch', value: 'sometimes' },
    { table: 'servers', column: 'private', value: 7 },
  ]);
});

it('a row that makes no sense without such a value is left out', async () => {
  const { rows, unknown } = await servers(`('', 'off', 1, 0.5), ('2', 'off', 1, 0.5)`);
  expect(rows).toMatchObject([{ id: '2' }]);
  expect(unknown).toEqual([{ table: 'servers', column: 'id', value: '' }]);
});
