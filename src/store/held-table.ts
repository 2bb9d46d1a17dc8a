import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A table that is held in memory, where it can be brought in line with what others wrote. */
export interface HeldTable {
  readonly table: keyof Schema;
  /**
   * Reads rows anew, all of them without `ids`.
   * @param mayTake asked when they are there: false where memory is newer than what was read
   */
  reread(db: Kysely<Schema>, ids: readonly string[] | undefined, mayTake: (id: string) => boolean): Promise<void>;
}

/** Has memory say what was read: of the rows that were asked for, and of no others. */
export function takeRows<Row>(
  found: ReadonlyMap<string, Row>,
  asked: Iterable<string>,
  mayTake: (id: string) => boolean,
  take: (id: string, row: Row | undefined) => void,
): void {
  for (const id of new Set([...asked, ...found.keys()])) if (mayTake(id)) take(id, found.get(id));
}
