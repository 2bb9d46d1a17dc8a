import { type PoolRunnerInitializer, ThreadsPoolWorker } from 'vitest/node';

type PoolOptions = Parameters<PoolRunnerInitializer['createPoolWorker']>[0];
type PoolWorker = ReturnType<PoolRunnerInitializer['createPoolWorker']>;
type Listener = (argument: unknown) => void;

const NAME = 'kept thread';

/** What mutants leave behind, such as timers and open files, is gone after so many runs. */
const MOST_RUNS = 50;
/** And what they leave in modules after so many. */
const RUNS_BETWEEN_RESETS = 10;

interface Kept {
  readonly thread: ThreadsPoolWorker;
  readonly started: Promise<void>;
  runs: number;
  /** Whether modules were evaluated with the mutant of the run before. */
  wasStatic: boolean;
}

let kept: Kept | undefined;

function keepThread(options: PoolOptions): Kept {
  const thread = new ThreadsPoolWorker(options);
  kept = { thread, started: thread.start(), runs: 0, wasStatic: false };
  return kept;
}

/**
 * A thread that takes run after run. vitest starts one for each, which imports all libraries anew; for a mutant that takes
 * longer than its tests. Our own modules are evaluated anew where the mutant is in what runs only then, and now and then.
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
    else this.#thread?.send('type' in request && request.type === 'start' ? this.#withReset(request) : request);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  async stop(): Promise<void> {
    if (!kept || kept.thread !== this.#thread || kept.runs < MOST_RUNS) return;
    kept = undefined;
    await this.#thread.stop();
  }

  /** The same run, which evaluates modules anew where that is needed. */
  #withReset<Request extends { context: { config: { isolate: boolean } } }>(request: Request): Request {
    const isStatic = this.#options.project.getProvidedContext().mutantActivation !== 'runtime';
    const isolate = isStatic || !kept || kept.wasStatic || kept.runs % RUNS_BETWEEN_RESETS === 0;
    if (kept) kept.wasStatic = isStatic;
    const { context } = request;
    return { ...request, context: { ...context, config: { ...context.config, isolate } } };
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
