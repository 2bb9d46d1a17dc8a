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
    async down(db: Kysely<unknown>) {
      for (const table of ['servers', 'channels', 'opted_out']) await db.schema.dropTable(table).execute();
    },
  },
};
