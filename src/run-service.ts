import { createLogger, type Logger } from './bot/log.ts';
import type { Config } from './config.ts';
import { endWithin, stopOnSignals } from './stop.ts';

export interface ServiceOptions {
  readonly config: Pick<Config, 'logLevel' | 'logIds' | 'shutdownMs'>;
  /** What is odd about the settings: for the log. */
  readonly hints: readonly string[];
  /** What closing may take after SHUTDOWN_SECONDS, in ms. */
  readonly closingMs: number;
}

/** What holds while a service runs. */
export interface Running {
  readonly log: Logger;
  /** Aborts when the process is to stop. */
  readonly signal: AbortSignal;
  /** Resolves then. */
  readonly stopped: Promise<void>;
  /** Stops it from within, as one that cannot go on: with code 1. */
  readonly giveUp: () => void;
}

/**
 * Runs a service in this process until `work` has ended: it opens what it needs, waits for `stopped`, and closes all of
 * it. Exit code 0 after a signal, 1 where it gave up or something was not caught. What does not close in time is left.
 * @throws what `work` throws before anybody wanted it to stop
 */
export async function runService(
  { config, hints, closingMs }: ServiceOptions,
  work: (running: Running) => Promise<void>,
): Promise<never> {
  const log = createLogger(config);
  for (const hint of hints) log.warn(hint);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      log.fatal({ err: error }, event === 'uncaughtException' ? 'uncaught exception' : 'unhandled rejection');
      process.exit(1);
    });
  }
  const stop = new AbortController();
  stopOnSignals(stop, 1);
  endWithin(config.shutdownMs + closingMs, stop.signal, () => log.warn('stopped before everything was closed'));
  const stopped = new Promise<void>((resolve) =>
    stop.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  const giveUp = () => {
    process.exitCode = 1;
    stop.abort();
  };
  try {
    await work({ log, signal: stop.signal, stopped, giveUp });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  process.exit();
}
