import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Input, OutputTensors, Request, Response, WorkerSettings } from './session-protocol.ts';
import { loaderArguments, moduleUrl } from './threads.ts';

/** A network, ready to run. */
export interface Session {
  /** @throws {Error} when an input's name, shape or type is not the network's */
  run(inputs: Readonly<Record<string, Input>>): Promise<OutputTensors>;
}

type Unnumbered<R> = R extends Request ? Omit<R, 'id'> : never;

interface Pending {
  readonly resolve: (outputs: OutputTensors) => void;
  readonly reject: (reason: unknown) => void;
}

/** The networks of one device, in a worker thread of their own, so that a run does not stop the event loop. */
export class SessionHost {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<unknown>;
  #lastId = 0;
  #failure: Error | undefined;

  constructor(settings: WorkerSettings) {
    this.#worker = new Worker(moduleUrl('session-worker'), { workerData: settings, execArgv: loaderArguments() });
    this.#exited = once(this.#worker, 'exit').catch(() => undefined);
    this.#worker.on('message', (response: Response) => this.#settle(response));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('Expected an open session, but it was closed.')));
  }

  /** Opens a session for an ONNX file. @throws {Error} when the device cannot run it */
  async load(session: string, model: Uint8Array): Promise<Session> {
    await this.#ask({ kind: 'load', session, model });
    return { run: (inputs) => this.#ask({ kind: 'run', session, inputs }) };
  }

  /** Finishes what was asked, releases the sessions and ends the thread. */
  async close(): Promise<void> {
    if (!this.#failure) await this.#ask({ kind: 'close' });
    await this.#exited;
  }

  #ask(request: Unnumbered<Request>): Promise<OutputTensors> {
    return new Promise((resolve, reject) => {
      if (this.#failure) throw this.#failure;
      const id = ++this.#lastId;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...request } satisfies Request);
    });
  }

  #settle(response: Response): void {
    const pending = this.#pending.get(response.id);
    this.#pending.delete(response.id);
    if ('error' in response) pending?.reject(response.error);
    else pending?.resolve(response.outputs);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
