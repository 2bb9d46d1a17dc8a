import type { Kysely, Migration } from 'kysely';

/** In the order of their names. A migration that was released is never edited: add another. */
export const migrations: Record<string, Migration> = {
  '001_choices': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('servers')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('watch', 'text')
        .addColumn('private', 'integer')
        .execute();
      await db.schema
        .createTable('channels')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('server_id', 'text', (column) => column.notNull())
        .addColumn('watch', 'text')
        .addColumn('private', 'integer')
        .addColumn('introduced', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.createIndex('channels_by_server').on('channels').column('server_id').execute();
      await db.schema
        .createTable('opted_out')
        .addColumn('person_id', 'text', (column) => column.primaryKey().notNull())
        .execute();
    },
  },
  '002_replies_catching_up_and_lists': {
    async up(db: Kysely<unknown>) {
      for (const table of ['servers', 'channels']) {
        for (const column of ['links', 'stickers', 'sign']) await addColumn(db, table, column, 'integer');
      }
      for (const column of ['card', 'opinions']) await addColumn(db, 'servers', column, 'integer');
      for (const column of ['hidden_attributes', 'size', 'language']) await addColumn(db, 'servers', column, 'text');
      await addColumn(db, 'servers', 'threshold', 'double precision');
      await addColumn(db, 'channels', 'finished_until', 'text');
      await db.schema.alterTable('opted_out').renameColumn('person_id', 'id').execute();
      for (const table of ['avatar_opt_ins', 'blocked_servers', 'blocked_people']) {
        await db.schema
          .createTable(table)
          .addColumn('id', 'text', (column) => column.primaryKey().notNull())
          .execute();
      }
      await db.schema
        .createTable('wrong_marks')
        .addColumn('attribute', 'text', (column) => column.primaryKey().notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .execute();
    },
  },
};

function addColumn(
  db: Kysely<unknown>,
  table: string,
  column: string,
  type: 'integer' | 'text' | 'double precision',
): Promise<void> {
  return db.schema.alterTable(table).addColumn(column, type).execute();
}
