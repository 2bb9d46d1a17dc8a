/** A clock that runs with the machine's and can be put forward. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `callback` once `ms` milliseconds of this clock have passed; returns the way to cancel it. */
  after(ms: number, callback: () => void): () => void;
  /** Puts the clock forward and runs what has come due, in order, before it returns. */
  advance(ms: number): void;
  /** Cancels everything that is still to come. */
  stop(): void;
}
