import { join, resolve } from 'node:path';

/** Where a SQLite store lies, absolute. */
export interface SqliteFiles {
  readonly folder: string;
  readonly database: string;
  /** Held locked by the bot that uses the folder. */
  readonly lock: string;
}

export function filesIn(folder: string): SqliteFiles {
  const whole = resolve(folder);
  return { folder: whole, database: join(whole, 'facets.sqlite'), lock: join(whole, 'facets.lock') };
}
