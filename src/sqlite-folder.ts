import type { Config } from './config.ts';
import { UserError } from './user-error.ts';

/**
 * Where the SQLite database is, for a program that reads or changes nothing else.
 * @throws {UserError} where `DATABASE_URL` names another database, which the program would not touch
 */
export function sqliteFolder({ dataDir, databaseUrl }: Config, program: string): string {
  if (databaseUrl === undefined) return dataDir;
  throw new UserError(
    'store/not-sqlite',
    `Expected the SQLite database, which ${program} is for, but DATABASE_URL names a PostgreSQL database. ` +
      'Use the tools of PostgreSQL there, pg_dump or psql.',
  );
}
