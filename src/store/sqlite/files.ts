import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import Libsql from 'libsql';
import { z } from 'zod';
import { codeOf, StoreTrouble } from '../trouble.ts';
import type { SqliteFiles } from './file-names.ts';
import type { Failure } from './protocol.ts';

// Everything here waits for the disk: it runs in the store's own thread, or in a process that serves nobody.

/** How long a bot that was told to stop may keep its lock while the next one starts. */
const LOCK_MS = 2000;

export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: undefined, message: String(error), stack: undefined };
  return { code: codeOf(error), message: error.message, stack: error.stack };
}

/**
 * Makes this process the only one with a lock on the folder. It is SQLite's own lock on a file beside the database: the
 * system takes it back when its process ends, however that ends, on every system that SQLite runs on; a file with a
 * process id in it would outlive a crash. On a file of its own, since backups and other readers may open the database.
 */
export function holdLock({ folder, lock: path }: SqliteFiles): Libsql.Database {
  mkdirSync(folder, { recursive: true });
  const lock = new Libsql(path, { timeout: LOCK_MS });
  try {
    // In memory: a lock needs no room on the disk.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw codeOf(error) === 'SQLITE_BUSY' ? new StoreTrouble('STORE_IN_USE') : error;
  }
}

/** Opens the database, made if there is none, and reads all of it once to see that it is whole. */
export function openFile({ database: path }: SqliteFiles, busyMs: number): Libsql.Database {
  if (existsSync(path)) {
    // A database is never empty, since it is put in its place when it has its header.
    if (statSync(path).size === 0) throw new StoreTrouble('STORE_EMPTIED');
  } else {
    // SQLite would delete it: the changes in it are all that is left.
    if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) throw new StoreTrouble('STORE_WAL_ALONE');
    makeFile(path);
  }
  try {
    return openExisting(path, busyMs, 'NORMAL');
  } catch (error) {
    // A disk without a byte left has no room for the index that programs share; alone, SQLite keeps it in memory.
    if (!codeOf(error)?.startsWith('SQLITE_IOERR')) throw error;
    return openExisting(path, busyMs, 'EXCLUSIVE');
  }
}

function openExisting(path: string, busyMs: number, locking: 'NORMAL' | 'EXCLUSIVE'): Libsql.Database {
  const database = new Libsql(path, { timeout: busyMs });
  try {
    // FULL: what was acknowledged outlives a power cut as well.
    database.exec(`PRAGMA locking_mode = ${locking}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;`);
    checkFile(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeFile(path: string): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  const database = new Libsql(fresh);
  try {
    database.exec('PRAGMA journal_mode = WAL;');
  } finally {
    database.close();
  }
  for (const rest of ['-wal', '-shm']) rmSync(fresh + rest, { force: true });
  renameSync(fresh, path);
}

const integrity = z.object({ integrity_check: z.string() });

/** @throws {StoreTrouble} `STORE_CORRUPT` */
export function checkFile(database: Libsql.Database): void {
  const { integrity_check: verdict } = integrity.parse(database.prepare('PRAGMA integrity_check(1)').get());
  if (verdict !== 'ok') throw new StoreTrouble('STORE_CORRUPT', verdict);
}

/** What a write meets, undefined when it succeeds. The version is not used, but setting it writes a page. */
export function tryWrite(database: Libsql.Database): Failure | undefined {
  try {
    database.exec('PRAGMA user_version = 0');
    return undefined;
  } catch (error) {
    return toFailure(error);
  }
}
