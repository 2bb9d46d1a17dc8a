import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { loaderArguments, moduleUrl } from '../../own-modules.ts';
import type { Input, InputTensors, OutputTensors, Request, Response, WorkerSettings } from './session-protocol.ts';
import { toTensors } from './tensors.ts';

/** A network, ready to run. */
export interface Session {
  /**
   * Takes the inputs' bytes: who calls has them no more.
   * @throws {Error} when an input's name, shape or type is not the network's
   */
  run(inputs: Readonly<Record<string, Input>>): Promise<OutputTensors>;
}

/** One that may turn out not to be needed. */
export interface LoadedSession extends Session {
  /** Gives its memory back: it can be run no more. */
  release(): Promise<void>;
}

type Unnumbered<R> = R extends Request ? Omit<R, 'id'> : never;

interface Pending {
  readonly resolve: (outputs: OutputTensors) => void;
  readonly reject: (reason: unknown) => void;
  readonly watchdog: NodeJS.Timeout;
}

export interface SessionHostOptions extends WorkerSettings {
  /** How long one run may take, in ms; one that takes longer is taken for lost, and the whole host with it. */
  readonly runMs?: number;
  /** Called once when the thread has ended by itself or a run does not return: nothing can be run any more. */
  readonly onLost?: (error: Error) => void;
  /** The module that the thread runs; its own unless a test has another. */
  readonly worker?: URL;
}

const RUN_MS = 60_000;

/** Opening and warming up: a driver may compile its kernels meanwhile. */
const OPEN_MS = 180_000;

const CLOSE_MS = 5_000;

/** The networks of one device, in a worker thread of their own, so that a run does not stop the event loop. */
export class SessionHost {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<unknown>;
  readonly #onLost: ((error: Error) => void) | undefined;
  #runMs = OPEN_MS;
  readonly #warmRunMs: number;
  #lastId = 0;
  #failure: Error | undefined;
  #closing = false;

  constructor({
    runMs = RUN_MS,
    onLost,
    worker = moduleUrl('session-worker', import.meta.url),
    ...settings
  }: SessionHostOptions) {
    this.#warmRunMs = runMs;
    this.#onLost = onLost;
    this.#worker = new Worker(worker, { workerData: settings, execArgv: loaderArguments() });
    this.#exited = once(this.#worker, 'exit').catch(() => undefined);
    this.#worker.on('message', (response: Response) => this.#settle(response));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(closed()));
  }

  /** Opens a session for an ONNX file. @throws {Error} when the device cannot run it */
  async load(session: string, model: Uint8Array): Promise<LoadedSession> {
    await this.#ask({ kind: 'load', session, model }, OPEN_MS);
    return {
      run: async (inputs) => {
        // Resampled here, as the crops are smaller than what they are cut from, and handed over without a copy.
        const tensors = toTensors(inputs);
        return this.#ask({ kind: 'run', session, inputs: tensors }, this.#runMs, buffersOf(tensors));
      },
      release: async () => {
        await this.#ask({ kind: 'release', session }, OPEN_MS);
      },
    };
  }

  /** The networks have run once: from now on a run takes no longer than `runMs`. */
  warm(): void {
    this.#runMs = this.#warmRunMs;
  }

  /** Finishes what was asked, releases the sessions and ends the thread; one that does not return is left behind. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#failure) return;
    const closed = this.#ask({ kind: 'close' }, CLOSE_MS).then(() => this.#exited);
    // A thread that is stuck or gone has nothing more to release.
    await closed.catch(() => undefined);
  }

  #ask(
    request: Unnumbered<Request>,
    milliseconds: number,
    handedOver: readonly ArrayBuffer[] = [],
  ): Promise<OutputTensors> {
    return new Promise((resolve, reject) => {
      if (this.#failure) throw this.#failure;
      const id = ++this.#lastId;
      const watchdog = setTimeout(() => {
        const seconds = Math.round(milliseconds / 1000);
        this.#fail(new Error(`Expected the networks' thread to answer "${request.kind}" within ${seconds} s.`));
        // Ends JavaScript that is stuck; a native call that is stuck only ends with the process.
        void this.#worker.terminate();
      }, milliseconds).unref();
      this.#pending.set(id, { resolve, reject, watchdog });
      this.#worker.postMessage({ id, ...request } satisfies Request, handedOver);
    });
  }

  #settle(response: Response): void {
    const pending = this.#pending.get(response.id);
    this.#pending.delete(response.id);
    clearTimeout(pending?.watchdog);
    if ('error' in response) pending?.reject(response.error);
    else pending?.resolve(response.outputs);
  }

  #fail(error: Error): void {
    if (this.#failure) return;
    // Whoever asks after a close is told of that, not of a thread that took long to end.
    this.#failure = this.#closing ? closed() : error;
    for (const { reject, watchdog } of this.#pending.values()) {
      clearTimeout(watchdog);
      reject(error);
    }
    this.#pending.clear();
    if (!this.#closing) this.#onLost?.(error);
  }
}

function closed(): Error {
  return new Error('Expected an open session, but it was closed.');
}

/** Whole buffers: one of which a part is somebody else's is copied. */
function buffersOf(tensors: InputTensors): ArrayBuffer[] {
  return Object.values(tensors).flatMap(({ data: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}
