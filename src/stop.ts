import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
 * Aborts `stop` with a {@link StopRequest} at the first Ctrl-C, SIGTERM or SIGHUP. Whoever asks again does not want to wait: the
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

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
