import { type Kysely, sql } from 'kysely';
import type { AttributeName } from '../inference/attributes/names.ts';
import { type HeldTable, takeRows } from './held-table.ts';
import { type Report, readRows } from './rows.ts';
import { type Schema, TABLES } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

/** How often people called an attribute's verdict wrong, and nothing of whose face it was or who said so. */
export class WrongMarks implements HeldTable {
  readonly table = 'wrong_marks';
  readonly #writes: WriteQueue;
  readonly #counts = new Map<AttributeName, number>();
  /** What of them is not in the database yet, where others count too. */
  readonly #unsaved = new Map<AttributeName, number>();

  private constructor(writes: WriteQueue) {
    this.#writes = writes;
  }

  static async load(db: Kysely<Schema>, writes: WriteQueue, report: Report): Promise<WrongMarks> {
    const marks = new WrongMarks(writes);
    for (const row of await readRows(db, 'wrong_marks', TABLES.wrong_marks, report)) {
      marks.#counts.set(row.attribute, row.count);
    }
    return marks;
  }

  get counts(): ReadonlyMap<AttributeName, number> {
    return this.#counts;
  }

  /** Counts one mark; resolves with whether it is on disk. */
  add(attribute: AttributeName): Promise<boolean> {
    increase(this.#counts, attribute, 1);
    increase(this.#unsaved, attribute, 1);
    let more = 0;
    return this.#writes.write(
      `wrong_marks ${attribute}`,
      (db) => {
        more = this.#unsaved.get(attribute) ?? 0;
        return db
          .insertInto('wrong_marks')
          .values({ attribute, count: more })
          .onConflict((conflict) =>
            conflict.column('attribute').doUpdateSet({ count: sql`${sql.ref('wrong_marks.count')} + ${more}` }),
          )
          .execute();
      },
      () => increase(this.#unsaved, attribute, -more),
    );
  }

  async reread(
    db: Kysely<Schema>,
    ids: readonly string[] | undefined,
    mayTake: (id: string) => boolean,
  ): Promise<void> {
    const rows = await readRows(db, 'wrong_marks', TABLES.wrong_marks, () => undefined, ids);
    takeRows(new Map(rows.map((row) => [row.attribute, row])), ids ?? [], mayTake, (_, row) => {
      if (row) this.#counts.set(row.attribute, row.count);
    });
  }
}

function increase(counts: Map<AttributeName, number>, attribute: AttributeName, by: number): void {
  counts.set(attribute, (counts.get(attribute) ?? 0) + by);
}
