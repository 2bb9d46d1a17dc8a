import { type PoolRunnerInitializer, ThreadsPoolWorker } from 'vitest/node';

type PoolOptions = Parameters<PoolRunnerInitializer['createPoolWorker']>[0];
type PoolWorker = ReturnType<PoolRunnerInitializer['createPoolWorker']>;
type Listener = (argument: unknown) => void;

const NAME = 'kept thread';

/** What mutants leave behind, such as timers and open files, is gone after so many runs. */
const MOST_RUNS = 50;

let kept: { readonly thread: ThreadsPoolWorker; readonly started: Promise<void>; runs: number } | undefined;

function keepThread(options: PoolOptions) {
  const thread = new ThreadsPoolWorker(options);
  kept = { thread, started: thread.start(), runs: 0 };
  return kept;
}

/**
 * A thread that takes run after run. vitest starts one for each, which imports all libraries anew; for a mutant that takes
 * longer than its tests. Our own modules are evaluated anew for each test file all the same.
 */
class KeptThread implements PoolWorker {
  readonly name = NAME;
  readonly #options: PoolOptions;
  readonly #listeners: [event: string, listener: Listener][] = [];
  #thread: ThreadsPoolWorker | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const current = kept ?? keepThread(this.#options);
    current.runs += 1;
    await current.started;
    this.#thread = current.thread;
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#thread?.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#thread?.off(event, listener);
  }

  send(request: Parameters<ThreadsPoolWorker['send']>[0]): void {
    if ('type' in request && request.type === 'stop') this.#leave();
    else this.#thread?.send(request);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  async stop(): Promise<void> {
    if (!kept || kept.thread !== this.#thread || kept.runs < MOST_RUNS) return;
    kept = undefined;
    await this.#thread.stop();
  }

  /** Says that it stopped, as a thread would that is about to end, and hears nothing of the next run. */
  #leave(): void {
    const answer = { type: 'stopped', __vitest_worker_response__: true };
    for (const [event, listener] of this.#listeners.splice(0)) {
      this.#thread?.off(event, listener);
      if (event === 'message') setImmediate(() => listener(answer));
    }
  }
}

export const keptThread: PoolRunnerInitializer = {
  name: NAME,
  createPoolWorker: (options) => new KeptThread(options),
};
