import { existsSync } from 'node:fs';
import Libsql from 'libsql';
import { z } from 'zod';
import { UserError } from '../../user-error.ts';
import { BLOCKED_TABLES, type Blocked, type BlockedKind } from '../blocked.ts';
import { advise } from './advice.ts';
import { filesIn } from './file-names.ts';

/** How long another program's lock is waited for, in ms. */
const BUSY_MS = 10_000;

const row = z.object({ id: z.string() });

/**
 * Writes to the database of `folder` whom the operator turns away or takes back; a bot that uses it follows. Waits for
 * the disk: for a process that serves nobody.
 * @throws {UserError} where there is no database, or it cannot be written
 */
export function changeBlocked(
  folder: string,
  kind: BlockedKind,
  ids: readonly string[],
  { undo = false }: { readonly undo?: boolean } = {},
): void {
  inDatabase(folder, (database) => {
    const table = BLOCKED_TABLES[kind];
    const statement = database.prepare(
      undo ? `DELETE FROM ${table} WHERE id = ?` : `INSERT INTO ${table} (id) VALUES (?) ON CONFLICT DO NOTHING`,
    );
    for (const id of ids) statement.run(id);
  });
}

/** Whom the operator turned away. @throws {UserError} as `changeBlocked` */
export function readBlocked(folder: string): Blocked {
  return inDatabase(folder, (database) => {
    const idsOf = (kind: BlockedKind) =>
      z
        .array(row)
        .parse(database.prepare(`SELECT id FROM ${BLOCKED_TABLES[kind]}`).all())
        .map(({ id }) => id);
    return { person: idsOf('person'), server: idsOf('server') };
  });
}

function inDatabase<Result>(folder: string, work: (database: Libsql.Database) => Result): Result {
  const files = filesIn(folder);
  if (!existsSync(files.database)) {
    throw new UserError('block/no-store', `There is no ${files.database}: start the bot once, or is DATA_DIR right?`);
  }
  try {
    const database = new Libsql(files.database, { timeout: BUSY_MS });
    try {
      return work(database);
    } finally {
      database.close();
    }
  } catch (error) {
    throw advise(error, files);
  }
}
