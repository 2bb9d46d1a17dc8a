import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Libsql from 'libsql';
import { z } from 'zod';
import { UserError } from '../../user-error.ts';
import { TABLES } from '../schema.ts';
import { advise } from './advice.ts';
import { filesIn } from './file-names.ts';
import { checkFile } from './files.ts';

export interface Backup {
  /** Where it lies, absolute. */
  readonly file: string;
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
}

/** How long another program's lock is waited for, in ms. */
const BUSY_MS = 10_000;

/**
 * Copies the database of `folder` into one file that is whole, also while a bot uses it. Waits for the disk: for a
 * process that serves nobody.
 * @throws {UserError} when there is nothing to copy, the database is damaged or `file` is there already
 */
export function backUp(folder: string, file: string, { overwrite = false } = {}): Backup {
  const files = filesIn(folder);
  const target = resolve(file);
  if (!existsSync(files.database)) {
    throw new UserError('backup/nothing', `There is no ${files.database} to copy: is DATA_DIR right?`);
  }
  if (target.startsWith(files.database)) {
    throw new UserError('backup/itself', `${target} is part of the database itself: name another file.`);
  }
  if (!overwrite && existsSync(target)) {
    throw new UserError('backup/exists', `${target} is there already: name another file, or add --overwrite.`);
  }
  if (!existsSync(dirname(target))) {
    throw new UserError('backup/no-folder', `There is no folder ${dirname(target)} to put the backup in.`);
  }
  try {
    const rows = copyWhole(files.database, target);
    return { file: target, rows };
  } catch (error) {
    throw advise(error, files);
  }
}

/** The copy gets its name when it is complete and on disk. */
function copyWhole(database: string, target: string): ReadonlyMap<string, number> {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    const source = new Libsql(database, { timeout: BUSY_MS });
    try {
      checkFile(source);
      source.prepare<[string]>('VACUUM INTO ?').run(unfinished);
    } finally {
      source.close();
    }
    const rows = countRows(unfinished);
    syncFile(unfinished);
    renameSync(unfinished, target);
    return rows;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

const count = z.object({ count: z.number() });

function countRows(file: string): ReadonlyMap<string, number> {
  const copy = new Libsql(file);
  try {
    const countOf = (table: string) => count.parse(copy.prepare(`SELECT count(*) AS count FROM ${table}`).get()).count;
    return new Map(Object.keys(TABLES).map((table) => [table, countOf(table)]));
  } finally {
    copy.close();
  }
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
