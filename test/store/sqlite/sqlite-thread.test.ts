import { mkdir } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { filesIn } from '../../../src/store/sqlite/file-names.ts';
import { SqliteFailure, SqliteThread } from '../../../src/store/sqlite/sqlite-thread.ts';
import { temporaryFolder } from '../stores.ts';

async function open() {
  const { thread, refusal } = await SqliteThread.open(filesIn(await temporaryFolder()));
  onTestFinished(() => thread.close().catch(() => undefined));
  const query = (sql: string, ...parameters: unknown[]) => thread.query({ sql, parameters });
  return { thread, refusal, query };
}

it('a store’s files lie in its folder, wherever that is seen from', async () => {
  const { folder, database, lock } = filesIn(relative(process.cwd(), '/somewhere/data'));
  expect([isAbsolute(folder), folder]).toEqual([true, '/somewhere/data']);
  expect([database, lock]).toEqual([join(folder, 'facets.sqlite'), join(folder, 'facets.lock')]);
});

it('a database answers each query with its own rows, and says how many a change was about', async () => {
  const { query, refusal } = await open();
  expect(refusal).toBeUndefined();
  await query('CREATE TABLE songs (id TEXT)');
  const [first, second, all] = await Promise.all([
    query('INSERT INTO songs VALUES (?), (?)', 'a', 'b'),
    query('SELECT id FROM songs WHERE id = ?', 'b'),
    query('SELECT id FROM songs'),
  ]);
  expect(first).toEqual({ rows: [], numAffectedRows: 2n });
  expect(second).toEqual({ rows: [{ id: 'b' }] });
  expect(all).toEqual({ rows: [{ id: 'a' }, { id: 'b' }] });
});

it('a query that fails says so with the database’s code, and the next one is answered', async () => {
  const { query } = await open();
  await query('CREATE TABLE songs (id TEXT PRIMARY KEY)');
  await query('INSERT INTO songs VALUES (1)');
  const error: unknown = await query('INSERT INTO songs VALUES (1)').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SqliteFailure);
  expect(error).toMatchObject({
    name: 'SqliteFailure',
    code: expect.stringMatching(/^SQLITE_CONSTRAINT/),
    message: expect.stringContaining('UNIQUE'),
    // Where it failed, which is in the other thread.
    stack: expect.stringContaining('thread'),
  });
  expect(await query('SELECT id FROM songs')).toEqual({ rows: [{ id: '1' }] });
});

it('a failure keeps a stack of its own where it brings none', () => {
  const { stack, message, code } = new SqliteFailure({ code: undefined, message: 'no', stack: undefined });
  expect([stack?.includes('sqlite-thread.test'), message, code]).toEqual([true, 'no', undefined]);
});

it('a database that was closed answers nothing more, and can be closed again', async () => {
  const { thread, query } = await open();
  const last = query('SELECT 1 AS one');
  await thread.close();
  expect(await last).toEqual({ rows: [{ one: 1 }] });
  await expect(query('SELECT 1')).rejects.toThrow('Expected an open database, but its thread has ended.');
  await thread.close();
});

it('what waits for a thread that ends is told so', async () => {
  const { thread, query } = await open();
  const closing = thread.close();
  await expect(Promise.all([query('SELECT 1'), query('SELECT 2')])).rejects.toThrow('its thread has ended');
  await closing;
});

it('what cannot be opened says why', async () => {
  const files = filesIn(await temporaryFolder());
  await mkdir(files.database);
  await expect(SqliteThread.open(files)).rejects.toMatchObject({ name: 'SqliteFailure', code: expect.any(String) });
});
