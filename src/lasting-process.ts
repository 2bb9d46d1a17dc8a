import { createLogger, type Logger } from './bot/log.ts';
import type { Config } from './config.ts';
import { endWithin, stopOnSignals } from './stop.ts';

export interface LastingProcess {
  readonly log: Logger;
  /** Aborts when the process is to end, by a signal or by itself. */
  readonly stop: AbortController;
  /** Resolves then. */
  readonly stopped: Promise<void>;
}

/**
 * What every process has that runs until it is told to stop: its log, an end at what nobody caught, and one that comes at
 * the latest `closingMs` after SHUTDOWN_SECONDS.
 * @param hints what is odd about the settings, for the log
 */
export function beginLastingProcess(config: Config, hints: readonly string[], closingMs: number): LastingProcess {
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
  return { log, stop, stopped };
}
