import { setMaxListeners } from 'node:events';

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. */
export function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
  });
}

/**
 * Runs `work` with a signal that aborts with the first of these. `AbortSignal.any` would leave something behind on each of
 * them for as long as it lives, which may be as long as the process.
 */
export async function withFirstOf<Result>(
  signals: readonly AbortSignal[],
  work: (first: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const first = new AbortController();
  // Every face of every picture listens to it, at every stage.
  setMaxListeners(0, first.signal);
  const leave = signals.map((signal) => {
    const abort = () => first.abort(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    return () => signal.removeEventListener('abort', abort);
  });
  try {
    return await work(first.signal);
  } finally {
    for (const end of leave) end();
  }
}

/** Runs `work` with a signal that aborts when the caller's does, or with `reason()` when the time is over. */
export async function within<Result>(
  milliseconds: number,
  reason: () => Error,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(reason()), milliseconds);
  try {
    return await withFirstOf(signal ? [late.signal, signal] : [late.signal], work);
  } finally {
    clearTimeout(timer);
  }
}
