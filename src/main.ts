import { repertoire } from '../commands/index.ts';
import { createLogger } from './bot/log.ts';
import { NO_TOKEN } from './bot/no-token.ts';
import { startBot } from './bot/start.ts';
import { type Config, loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { endWithin, stopOnSignals } from './stop.ts';

/** What closing may take after SHUTDOWN_SECONDS, in ms. */
const CLOSING_MS = 2000;

async function main(): Promise<void> {
  const hints = loadEnvironment();
  const config = loadConfig(process.env);
  if (config.token === undefined && process.env.NODE_ENV !== 'production') {
    const { runPlayground } = await import('./playground.ts');
    return runPlayground();
  }
  if (config.token === undefined) {
    process.stderr.write(NO_TOKEN);
    process.exitCode = 1;
    return;
  }
  await runBot({ ...config, token: config.token }, hints);
}

/** Runs until the bot is told to stop: exit code 0 after a signal, 1 when Discord turns it away. */
async function runBot(config: Config & { readonly token: string }, hints: readonly string[]): Promise<void> {
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
      repertoire,
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

main().catch(exitWithProblem);
