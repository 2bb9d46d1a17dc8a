import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';

/** Not SIGHUP: listening for it would undo what nohup does. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** npm passes on the Ctrl-C that the terminal has already given to its script: two signals, one request. */
const SAME_REQUEST_MS = 1000;

/** Somebody wants this process to end. */
export class StopRequest extends Error {
  override readonly name = 'StopRequest';
  /** What a shell expects of a process that a signal has ended. */
  readonly exitCode: number;

  constructor(signal: (typeof SIGNALS)[number]) {
    super(`stopped by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * Aborts `stop` with a {@link StopRequest} at the first Ctrl-C or SIGTERM. Whoever asks again does not want to wait: the
 * second ends the process at once, with `exitCode` or what a shell expects.
 */
export function stopOnSignals(stop: AbortController, exitCode?: number): void {
  const patience = process.env.npm_lifecycle_event === undefined ? 0 : SAME_REQUEST_MS;
  // Everything that is in work may listen.
  setMaxListeners(0, stop.signal);
  let askedAt: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const request = new StopRequest(signal);
      if (askedAt !== undefined && performance.now() - askedAt > patience) process.exit(exitCode ?? request.exitCode);
      askedAt ??= performance.now();
      stop.abort(request);
    });
  }
}

/** Ends the process so many milliseconds after `signal` aborts, should it still be there: what does not close is left. */
export function endWithin(milliseconds: number, signal: AbortSignal, onTimeout: () => void): void {
  const end = () => {
    onTimeout();
    process.exit();
  };
  signal.addEventListener('abort', () => setTimeout(end, milliseconds).unref(), { once: true });
}
