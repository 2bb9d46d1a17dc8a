import { createLogger } from './bot/log.ts';
import { type StartOptions, startBot } from './bot/start.ts';
import { endWithin, stopOnSignals } from './stop.ts';

/** What telling those who still wait, and closing, may take after SHUTDOWN_SECONDS, in ms. */
const CLOSING_MS = 6000;

export interface RunOptions extends Pick<StartOptions, 'config' | 'repertoire' | 'describer'> {
  /** For the log: what is odd about the settings. */
  readonly hints?: readonly string[];
}

/** Runs until the process is told to stop: exit code 0 after a signal, 1 when Discord turns the bot away. */
export async function runBot({ config, hints = [], ...parts }: RunOptions): Promise<void> {
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
  endWithin(config.shutdownMs + CLOSING_MS, stop.signal, () => log.warn('stopped before everything was closed'));
  const stopped = new Promise<void>((resolve) =>
    stop.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  try {
    const bot = await startBot({
      config,
      log,
      ...parts,
      signal: stop.signal,
      onLost: () => {
        process.exitCode = 1;
        stop.abort();
      },
    });
    await stopped;
    await bot.stop();
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  process.exit();
}
