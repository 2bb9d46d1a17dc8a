import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type Libsql from 'libsql';
import type { SqliteFiles } from './file-names.ts';
import { holdLock, openFile, toFailure, tryWrite } from './files.ts';
import type { Failure, Query, Request, Response, Rows } from './protocol.ts';

// The thread that holds the database: a query waits for the disk and for other programs' locks, and nobody with it.

/** How long a query waits for another program's lock before it is refused. At the start there is time. */
const BUSY_MS = { opening: 2000, open: 1000 } as const;

function ownPort(): MessagePort {
  if (!parentPort) throw new Error('Expected to run in a worker thread, but this is the main thread.');
  return parentPort;
}

const port = ownPort();
const answer = (response: Response<unknown>) => port.postMessage(response);

interface Open {
  readonly database: Libsql.Database;
  readonly lock: Libsql.Database;
  readonly refusal: Failure | undefined;
}

function open(files: SqliteFiles): Open {
  const lock = holdLock(files);
  try {
    const database = openFile(files, BUSY_MS.opening);
    const refusal = tryWrite(database);
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS.open}`);
    return { database, lock, refusal };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** What the driver says around the queries of a transaction. */
const CONTROL: ReadonlySet<string> = new Set(['begin immediate', 'commit', 'rollback']);

function run(database: Libsql.Database, { sql, parameters }: Query): Rows<unknown> {
  // SQLite rolls back by itself when the disk is full.
  if (sql === 'rollback' && !database.inTransaction) return { rows: [] };
  if (CONTROL.has(sql)) {
    // A prepared statement that met a lock stays under way until it is garbage, and no later transaction can commit.
    database.exec(sql);
    return { rows: [] };
  }
  const statement = database.prepare<unknown[]>(sql);
  if (statement.reader) return { rows: statement.all(...parameters) };
  return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
}

function close({ database, lock }: Open): Rows<unknown> {
  database.close();
  lock.close();
  return { rows: [] };
}

function serve(opened: Open): void {
  port.on('message', (request: Request) => {
    const { id } = request;
    try {
      answer({ id, result: request.kind === 'close' ? close(opened) : run(opened.database, request) });
    } catch (error) {
      answer({ id, failure: toFailure(error) });
    }
    if (request.kind === 'close') port.close();
  });
  answer({ id: 0, opened: { refusal: opened.refusal } });
}

try {
  serve(open(workerData));
} catch (error) {
  answer({ id: 0, failure: toFailure(error) });
  port.close();
}
