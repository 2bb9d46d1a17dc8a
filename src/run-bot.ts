import { type StartOptions, startBot } from './bot/start.ts';
import { runService } from './run-service.ts';

/** What telling those who still wait, and closing, may take after SHUTDOWN_SECONDS, in ms. */
const CLOSING_MS = 6000;

export interface RunOptions extends Pick<StartOptions, 'config' | 'repertoire' | 'describer'> {
  /** For the log: what is odd about the settings. */
  readonly hints?: readonly string[];
}

/** Runs until the process is told to stop: exit code 0 after a signal, 1 when Discord turns the bot away. */
export function runBot({ config, hints = [], ...parts }: RunOptions): Promise<never> {
  return runService({ config, hints, closingMs: CLOSING_MS }, async ({ log, signal, stopped, giveUp }) => {
    const bot = await startBot({ config, log, ...parts, signal, onLost: giveUp });
    await stopped;
    await bot.stop();
  });
}
