import type { Kysely } from 'kysely';
import { type Report, readRows } from './rows.ts';
import { type Schema, TABLES } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

type IdTable = 'opted_out' | 'avatar_opt_ins' | 'blocked_servers' | 'blocked_people';

/** People or servers that something holds for. Memory is what holds; the database follows, see {@link WriteQueue}. */
export class IdSet {
  readonly #table: IdTable;
  readonly #writes: WriteQueue;
  readonly #ids: Set<string>;

  private constructor(table: IdTable, writes: WriteQueue, ids: Iterable<string>) {
    this.#table = table;
    this.#writes = writes;
    this.#ids = new Set(ids);
  }

  static async load(db: Kysely<Schema>, writes: WriteQueue, table: IdTable, report: Report): Promise<IdSet> {
    const rows = await readRows(db, table, TABLES[table], report);
    return new IdSet(
      table,
      writes,
      rows.map(({ id }) => id),
    );
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Reads all of them anew, for a set that others write to the database. */
  async reread(db: Kysely<Schema>): Promise<void> {
    const rows = await readRows(db, this.#table, TABLES[this.#table], () => undefined);
    this.#ids.clear();
    for (const { id } of rows) this.#ids.add(id);
  }

  /** In the order in which they were added. */
  get ids(): readonly string[] {
    return [...this.#ids];
  }

  /** Holds at once; resolves with whether it is on disk. */
  add(id: string): Promise<boolean> {
    this.#ids.add(id);
    return this.#save(id);
  }

  /** Holds at once; resolves with whether it is on disk. */
  delete(id: string): Promise<boolean> {
    this.#ids.delete(id);
    return this.#save(id);
  }

  #save(id: string): Promise<boolean> {
    const table = this.#table;
    return this.#writes.write(`${table} ${id}`, (db) =>
      this.#ids.has(id)
        ? db
            .insertInto(table)
            .values({ id })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        : db.deleteFrom(table).where('id', '=', id).execute(),
    );
  }
}
