import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A database that the store is kept in: its tables are up to date, and no call to it blocks this thread. */
export interface Backend {
  readonly db: Kysely<Schema>;
  /** Leaves the database as a copy of it may be made. */
  close(): Promise<void>;
}
