import { EventEmitter, once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loaderArguments } from '../../own-modules.ts';
import type { SqliteFiles } from './file-names.ts';
import type { Failure, Opened, Query, Request, Response, Rows } from './protocol.ts';

/** An error that came out of the database's thread. `code` is as `codeOf` reads it. */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure';
  readonly code: string | undefined;

  constructor({ code, message, stack }: Failure) {
    super(message);
    this.code = code;
    if (stack !== undefined) this.stack = stack;
  }
}

const THREAD = new URL(`./thread${extname(import.meta.filename)}`, import.meta.url);

type Unnumbered<R> = R extends Request ? Omit<R, 'id'> : never;

/** A SQLite database in a worker thread of its own: nothing that it waits for stops this thread. */
export class SqliteThread {
  readonly #worker: Worker;
  readonly #answers = new EventEmitter().setMaxListeners(0);
  readonly #exited: Promise<unknown>;
  #ended: Error | undefined;
  #lastId = 0;

  private constructor(files: SqliteFiles) {
    this.#worker = new Worker(THREAD, { workerData: files, execArgv: loaderArguments() });
    this.#exited = once(this.#worker, 'exit').catch(() => undefined);
    this.#worker.on('message', (response: Response<unknown>) => this.#answers.emit(`${response.id}`, response));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('Expected an open database, but its thread has ended.')));
  }

  /**
   * Opens the database of `files`, made if there is none.
   * @throws {SqliteFailure} when it cannot be read. One that cannot be written now is told by `refusal`.
   */
  static async open(files: SqliteFiles): Promise<Opened & { readonly thread: SqliteThread }> {
    const thread = new SqliteThread(files);
    const response = await thread.#answer(0);
    if ('opened' in response) return { ...response.opened, thread };
    await thread.#exited;
    throw new Error('Expected the thread to tell how opening went first.');
  }

  async query<Row>(query: Query): Promise<Rows<Row>> {
    return this.#ask<Row>({ kind: 'query', sql: query.sql, parameters: query.parameters });
  }

  /** Runs what was asked, closes the database and ends the thread. */
  async close(): Promise<void> {
    try {
      if (!this.#ended) await this.#ask({ kind: 'close' });
    } finally {
      await this.#exited;
    }
  }

  async #ask<Row>(request: Unnumbered<Request>): Promise<Rows<Row>> {
    const id = ++this.#lastId;
    const answer = this.#answer<Row>(id);
    this.#worker.postMessage({ id, ...request } satisfies Request);
    const response = await answer;
    if ('result' in response) return response.result;
    throw new Error('Expected a result.');
  }

  #answer<Row>(id: number): Promise<Exclude<Response<Row>, { failure: Failure }>> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#ended;
      const name = `${id}`;
      const onEnd = (error: Error) => {
        this.#answers.off(name, onAnswer);
        reject(error);
      };
      const onAnswer = (response: Response<Row>) => {
        this.#answers.off('end', onEnd);
        if ('failure' in response) reject(new SqliteFailure(response.failure));
        else resolve(response);
      };
      this.#answers.once('end', onEnd);
      this.#answers.once(name, onAnswer);
    });
  }

  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#answers.emit('end', error);
  }
}
