import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { examine } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { advise, whereabouts } from './advice.ts';
import { connectionOptions } from './open.ts';

/** How long what one connection tells may take to another, in ms. */
const HEARING_MS = 3000;

/** A database as it is found; nothing in it is changed. */
export interface PostgresState {
  /** `host:port/database`. */
  readonly where: string;
  /** `15.8`. */
  readonly version: string;
  /** Migrations that the next start will run. */
  readonly pending: number;
  /** Whether connections hear what others tell: a pooler between transactions keeps that from them. */
  readonly isHeard: boolean;
}

/** @throws {UserError} with what is wrong and what to do about it, for every database that does not serve */
export async function inspectPostgres(url: string): Promise<PostgresState> {
  const options = connectionOptions(url);
  const pool = new pg.Pool({ ...options, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const ears = new pg.Client(options);
  ears.on('error', () => undefined);
  try {
    const { rows } = await sql<{
      schema: string;
      version: string;
    }>`SELECT current_schema() AS schema, current_setting('server_version') AS version`.execute(db);
    const { pending } = await examine(db, rows[0]?.schema);
    await ears.connect();
    const channel = `facets_${randomUUID().replaceAll('-', '')}`;
    const heard = new Promise<boolean>((resolve) => ears.once('notification', () => resolve(true)));
    await ears.query(`LISTEN ${channel}`);
    await sql`SELECT pg_notify(${channel}, '')`.execute(db);
    const isHeard = await Promise.race([heard, delay(HEARING_MS, false, { ref: false })]);
    return { where: whereabouts(url), version: rows[0]?.version.split(' ')[0] ?? 'unknown', pending, isHeard };
  } catch (error) {
    throw advise(error, url);
  } finally {
    await ears.end().catch(() => undefined);
    await db.destroy();
  }
}
