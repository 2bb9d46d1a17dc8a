import { type StartOptions, startBot } from './bot/start.ts';
import { beginLastingProcess } from './lasting-process.ts';

/** What telling those who still wait, and closing, may take after SHUTDOWN_SECONDS, in ms. */
const CLOSING_MS = 6000;

export interface RunOptions extends Pick<StartOptions, 'config' | 'repertoire' | 'describer'> {
  /** For the log: what is odd about the settings. */
  readonly hints?: readonly string[];
}

/** Runs until the process is told to stop: exit code 0 after a signal, 1 when Discord turns the bot away. */
export async function runBot({ config, hints = [], ...parts }: RunOptions): Promise<void> {
  const { log, stop, stopped } = beginLastingProcess(config, hints, CLOSING_MS);
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
