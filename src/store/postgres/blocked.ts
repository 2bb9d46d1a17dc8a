import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { UserError } from '../../user-error.ts';
import { BLOCKED_TABLES, type Blocked, type BlockedKind } from '../blocked.ts';
import { codeOf } from '../trouble.ts';
import { advise, whereabouts } from './advice.ts';
import { announcements, CHANNEL } from './listening.ts';
import { connectionOptions } from './open.ts';

/** SQLSTATE of a table that is not there. */
const UNDEFINED_TABLE = '42P01';

const row = z.object({ id: z.string() });

/**
 * Writes to a database whom the operator turns away or takes back, and tells all processes that share it.
 * @throws {UserError} where the database does not serve, or no bot has made its tables yet
 */
export function changeBlocked(
  url: string,
  kind: BlockedKind,
  ids: readonly string[],
  { undo = false }: { readonly undo?: boolean } = {},
): Promise<void> {
  return inDatabase(url, async (client) => {
    const table = BLOCKED_TABLES[kind];
    await client.query('BEGIN');
    for (const id of ids) {
      const change = undo
        ? `DELETE FROM ${table} WHERE id = $1`
        : `INSERT INTO ${table} VALUES ($1) ON CONFLICT DO NOTHING`;
      await client.query(change, [id]);
    }
    for (const text of announcements(
      randomUUID(),
      ids.map((id) => `${table} ${id}` as const),
    )) {
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, text]);
    }
    await client.query('COMMIT');
  });
}

/** Whom the operator turned away. @throws {UserError} as `changeBlocked` */
export function readBlocked(url: string): Promise<Blocked> {
  return inDatabase(url, async (client) => {
    const idsOf = async (kind: BlockedKind) => {
      const { rows } = await client.query(`SELECT id FROM ${BLOCKED_TABLES[kind]}`);
      return z
        .array(row)
        .parse(rows)
        .map(({ id }) => id);
    };
    return { person: await idsOf('person'), server: await idsOf('server') };
  });
}

async function inDatabase<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(connectionOptions(url));
  // Its end is told by the query that it cuts off.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (codeOf(error) === UNDEFINED_TABLE) {
      throw new UserError('block/no-store', `There are no tables in ${whereabouts(url)}: start the bot once.`);
    }
    throw advise(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}
