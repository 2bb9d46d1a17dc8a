import { BusyError } from '../../user-error.ts';

export interface BatchLimits {
  /** Most items in a run. */
  readonly maxBatch: number;
  /** How long the first item of a batch waits for company, in ms. */
  readonly maxDelay: number;
  /** Most items that wait; one more is refused. */
  readonly maxQueue: number;
}

export interface BatcherOptions<Item, Result> extends BatchLimits {
  /** Runs a batch and gives one result per item, in order. Runs never overlap. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Gathers the items of concurrent callers into batches, runs them one batch at a time and hands the results back. */
export class Batcher<Item, Result> {
  readonly #options: BatcherOptions<Item, Result>;
  readonly #queue: Waiting<Item, Result>[] = [];
  #stopWaiting: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: BatcherOptions<Item, Result>) {
    this.#options = options;
  }

  /**
   * The result for `item`. When a batch fails, its items are run again one by one, so that only the bad ones fail.
   * Aborting rejects with the signal's reason at once; an item that still waits is never run.
   * @throws {BusyError} `busy/queue-full` when too many items wait
   */
  submit(item: Item, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw new Error('Expected an open batcher, but it was closed.');
      if (this.#queue.length >= this.#options.maxQueue) {
        throw new BusyError('busy/queue-full', 2000);
      }
      const cancel = () => {
        const place = this.#queue.indexOf(waiting);
        if (place >= 0) this.#queue.splice(place, 1);
        reject(signal?.reason);
      };
      const waiting: Waiting<Item, Result> = {
        item,
        signal,
        resolve: (result) => {
          signal?.removeEventListener('abort', cancel);
          resolve(result);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', cancel);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#queue.push(waiting);
      this.#schedule();
    });
  }

  /** Runs what waits, then refuses everything. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#start();
    while (this.#running) await this.#running;
  }

  #schedule(): void {
    if (this.#running) return;
    if (this.#queue.length >= this.#options.maxBatch) this.#start();
    else this.#stopWaiting ??= this.#wait();
  }

  /** Starts when the first item has waited long enough; gives what calls that off. */
  #wait(): () => void {
    const { maxDelay } = this.#options;
    if (maxDelay > 0) {
      const timer = setTimeout(() => this.#start(), maxDelay);
      return () => clearTimeout(timer);
    }
    // A timer would take a millisecond at least; this waits for those who submit in the same turn.
    const immediate = setImmediate(() => this.#start());
    return () => clearImmediate(immediate);
  }

  #start(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    if (this.#running || this.#queue.length === 0) return;
    const batch = this.#queue.splice(0, this.#options.maxBatch);
    this.#running = this.#settle(batch).then(() => {
      this.#running = undefined;
      // Who came during the run has waited long enough.
      this.#start();
    });
  }

  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.run(batch.map(({ item }) => item));
      if (results.length !== batch.length) {
        throw new Error(`Expected ${batch.length} results from a run, but got ${results.length}.`);
      }
      for (const [i, result] of results.entries()) batch[i]?.resolve(result);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch.filter(({ signal }) => !signal?.aborted)) await this.#settle([waiting]);
    }
  }
}
