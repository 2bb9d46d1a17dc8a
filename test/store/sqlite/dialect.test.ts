import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/store/migrate.ts';
import type { Schema } from '../../../src/store/schema.ts';
import { threadDatabase } from '../databases.ts';
import { OtherProgram } from '../stores.ts';

async function openDatabase() {
  const opened = await threadDatabase();
  await migrate(opened.db);
  return opened;
}

function optOut(db: Kysely<Schema>, id: string): Promise<unknown> {
  return db.transaction().execute((transaction) => transaction.insertInto('opted_out').values({ id }).execute());
}

it('a transaction that met a lock does not stand in the way of the next one', async () => {
  const { db, files } = await openDatabase();
  const browser = new OtherProgram('lock-holder.ts', files.database);
  await browser.printed(1);
  for (const id of ['1', '2', '3']) await expect(optOut(db, id)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  await browser.kill();
  await optOut(db, '4');
  expect(await db.selectFrom('opted_out').selectAll().execute()).toEqual([{ id: '4' }]);
});

it('a transaction that fails leaves nothing, and the one that was asked for after it waits for its end', async () => {
  const { db } = await openDatabase();
  const failing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('opted_out').values({ id: '1' }).execute();
    await transaction.insertInto('opted_out').values({ id: '1' }).execute();
  });
  const next = optOut(db, '1');
  await expect(failing).rejects.toThrow('UNIQUE');
  await next;
  expect(await db.selectFrom('opted_out').selectAll().execute()).toEqual([{ id: '1' }]);
});
