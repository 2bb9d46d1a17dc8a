import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { ID_COLUMNS, type Schema } from './schema.ts';

/** A value on disk that this version of Facets does not know, as somebody's SQL or another version may leave it. */
export interface UnknownValue {
  readonly table: string;
  readonly column: string;
  readonly value: unknown;
}

export type Report = (unknown: UnknownValue) => void;

/**
 * Reads one table whole, or its rows with these ids. A column whose value is not known counts as not chosen where it may be null; a row that makes
 * no sense without it is left out. Each is given to `report`.
 */
export async function readRows<Row extends z.ZodObject>(
  db: Kysely<Schema>,
  table: keyof Schema,
  shape: Row,
  report: Report,
  ids?: readonly string[],
): Promise<z.output<Row>[]> {
  const all = db.selectFrom(table).selectAll();
  const rows = await (ids ? all.where(sql.ref<string>(ID_COLUMNS[table]), 'in', ids) : all).execute();
  return rows.flatMap((row) => {
    const known = shape.safeParse(row);
    if (known.success) return [known.data];
    const values = new Map<string, unknown>(Object.entries(row));
    for (const column of new Set(known.error.issues.map(({ path }) => String(path[0])))) {
      report({ table, column, value: values.get(column) });
      values.set(column, null);
    }
    const rest = shape.safeParse(Object.fromEntries(values));
    return rest.success ? [rest.data] : [];
  });
}
