import type { Kysely } from 'kysely';
import { type HeldTable, takeRows } from './held-table.ts';
import { type Report, readRows } from './rows.ts';
import { type Schema, TABLES } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

type IdTable = 'opted_out' | 'avatar_opt_ins' | 'blocked_servers' | 'blocked_people';

/** People or servers that something holds for. Memory is what holds; the database follows, see {@link WriteQueue}. */
export class IdSet implements HeldTable {
  readonly table: IdTable;
  readonly #writes: WriteQueue;
  readonly #ids: Set<string>;
  readonly #listeners = { added: new Set<(id: string) => void>(), removed: new Set<(id: string) => void>() };

  private constructor(table: IdTable, writes: WriteQueue, ids: Iterable<string>) {
    this.table = table;
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

  async reread(
    db: Kysely<Schema>,
    ids: readonly string[] | undefined,
    mayTake: (id: string) => boolean,
  ): Promise<void> {
    const rows = await readRows(db, this.table, TABLES[this.table], () => undefined, ids);
    takeRows(new Map(rows.map((row) => [row.id, row])), ids ?? this.#ids, mayTake, (id, row) => {
      if (row === undefined) this.#take(id);
      else this.#put(id);
    });
  }

  /** Calls `listener` with every id that comes, from here or from another process. */
  onAdded(listener: (id: string) => void): void {
    this.#listeners.added.add(listener);
  }

  /** The same of every id that goes. */
  onRemoved(listener: (id: string) => void): void {
    this.#listeners.removed.add(listener);
  }

  /** In the order in which they were added. */
  get ids(): readonly string[] {
    return [...this.#ids];
  }

  /** Holds at once; resolves with whether it is on disk. */
  add(id: string): Promise<boolean> {
    this.#put(id);
    return this.#save(id);
  }

  /** Holds at once; resolves with whether it is on disk. */
  delete(id: string): Promise<boolean> {
    this.#take(id);
    return this.#save(id);
  }

  #put(id: string): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    for (const listener of this.#listeners.added) listener(id);
  }

  #take(id: string): void {
    if (!this.#ids.delete(id)) return;
    for (const listener of this.#listeners.removed) listener(id);
  }

  #save(id: string): Promise<boolean> {
    const { table } = this;
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
