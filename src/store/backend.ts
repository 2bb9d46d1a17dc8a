import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** One thing that is kept: its table and its id. */
export type Key = `${keyof Schema} ${string}`;

/** Told of what others changed. */
export interface ChangeListener {
  /** These were changed by somebody else. */
  changed(keys: readonly Key[]): void;
  /** Anything may have been changed: nobody listened for a while. */
  missed(): void;
}

/** Other processes that work with the same database. */
export interface Others {
  /** Tells them of changes, once `transaction` is committed. */
  announce(transaction: Kysely<Schema>, keys: readonly Key[]): Promise<void>;
  /** From this call on `listener` is told, of what came before it as well. */
  listen(listener: ChangeListener): void;
  /** Why their changes are not heard now; undefined when they are. */
  readonly trouble: string | undefined;
}

/** A database that the store is kept in: its tables are up to date, and no call to it blocks this thread. */
export interface Backend {
  readonly db: Kysely<Schema>;
  /** Absent where nobody else may use it. */
  readonly others?: Others;
  /** Leaves the database as a copy of it may be made. */
  close(): Promise<void>;
}
