import type { Kysely } from 'kysely';
import type { AttributeName } from '../inference/attributes/names.ts';
import { type Report, readRows } from './rows.ts';
import { type Schema, TABLES } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

/** How often people called an attribute's verdict wrong, and nothing of whose face it was or who said so. */
export class WrongMarks {
  readonly #writes: WriteQueue;
  readonly #counts: Map<AttributeName, number>;

  private constructor(writes: WriteQueue, rows: readonly Schema['wrong_marks'][]) {
    this.#writes = writes;
    this.#counts = new Map(rows.map(({ attribute, count }) => [attribute, count]));
  }

  static async load(db: Kysely<Schema>, writes: WriteQueue, report: Report): Promise<WrongMarks> {
    return new WrongMarks(writes, await readRows(db, 'wrong_marks', TABLES.wrong_marks, report));
  }

  get counts(): ReadonlyMap<AttributeName, number> {
    return this.#counts;
  }

  /** Counts one mark; resolves with whether it is on disk. */
  add(attribute: AttributeName): Promise<boolean> {
    this.#counts.set(attribute, (this.#counts.get(attribute) ?? 0) + 1);
    return this.#writes.write(`wrong ${attribute}`, (db) => {
      const count = this.#counts.get(attribute) ?? 0;
      return db
        .insertInto('wrong_marks')
        .values({ attribute, count })
        .onConflict((conflict) => conflict.column('attribute').doUpdateSet({ count }))
        .execute();
    });
  }
}
