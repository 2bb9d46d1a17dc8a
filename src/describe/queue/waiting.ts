import { BusyError } from '../../user-error.ts';
import type { Described, Urgency } from '../describer.ts';
import type { JobData } from './job.ts';

/** What somebody is told to wait where nobody takes pictures, in ms. */
const NOBODY_MS = 5_000;

/** One picture that a gateway waits for. */
export class Waiting {
  readonly id: string;
  readonly data: JobData;
  readonly urgency: Urgency;
  /** @throws what the worker says, or {@link BusyError} when the time is over */
  readonly answer: Promise<Described>;
  resolve: (described: Described) => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;
  /** Whether it is on its way into the queue. */
  isAdding = false;
  /** When it was last put into the queue, by `performance.now()`; undefined where it is not, as far as is known. */
  addedAt: number | undefined;
  /** How often it was. */
  adds = 0;
  /** How often in a row it was not found there. */
  misses = 0;
  #timer: NodeJS.Timeout;

  /**
   * @param beginMs how long it may take until it is in the queue, which is how long it may wait there
   * @param answerMs how much longer until it is answered
   */
  constructor(
    id: string,
    data: JobData,
    urgency: Urgency,
    { beginMs, answerMs }: { beginMs: number; answerMs: number },
  ) {
    this.id = id;
    this.data = data;
    this.urgency = urgency;
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // One that was given up is not waited for.
    this.answer.catch(() => undefined);
    this.#timer = setTimeout(() => {
      if (this.addedAt === undefined) this.reject(tooLate());
      else this.#timer = setTimeout(() => this.reject(tooLate()), answerMs);
    }, beginMs);
  }

  /** Nobody waits for it any more. */
  close(): void {
    clearTimeout(this.#timer);
  }
}

export function tooLate(): BusyError {
  return new BusyError('busy/queue', NOBODY_MS);
}
