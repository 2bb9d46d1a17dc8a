import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Backend } from '../backend.ts';
import { migrate } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { advise } from './advice.ts';
import { announcements, CHANNEL, Listening } from './listening.ts';

/** How long a connection, and a query, may take in ms: a network that is cut says nothing. */
const TIMES = { connectionTimeoutMillis: 5000, query_timeout: 10_000, keepAlive: true } as const;

/** Writes go one after the other; the second is for a re-read meanwhile. */
const CONNECTIONS = 2;

export function connectionOptions(url: string): pg.ClientConfig {
  return { connectionString: url, application_name: 'facets', ...TIMES };
}

/**
 * Opens a PostgreSQL database that several processes may share, and brings its tables up to date.
 * @throws {UserError} with what is wrong and what to do about it, for every database that does not serve
 */
export async function openPostgres(url: string, log: Logger): Promise<Backend> {
  const options = connectionOptions(url);
  const pool = new pg.Pool({ ...options, max: CONNECTIONS });
  // A connection at rest that ends is replaced when the next one is needed.
  const onEnd = (error: Error) => log.debug({ err: error }, 'a connection to the database ended');
  pool.on('error', onEnd);
  // One in use tells who uses it, and beside that everybody: where nobody listened, it would end the process.
  pool.on('connect', (client) => client.on('error', onEnd));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ name: string }>`SELECT current_schema() AS name`.execute(db);
    await migrate(db, rows[0]?.name);
    const self = randomUUID();
    const listening = await Listening.open(options, self, log);
    return {
      db,
      others: {
        async announce(transaction, keys) {
          for (const text of announcements(self, keys)) {
            await sql`SELECT pg_notify(${CHANNEL}, ${text})`.execute(transaction);
          }
        },
        listen: (listener) => listening.listen(listener),
        get trouble() {
          return listening.trouble;
        },
      },
      async close() {
        await listening.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw advise(error, url);
  }
}
