import { loadConfig } from './config.ts';
import { openDescriber } from './describe/open.ts';
import { meetingOfModels } from './describe/queue/names.ts';
import { QueueWorker } from './describe/queue/queue-worker.ts';
import { describerOptions } from './describer-options.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { runService } from './run-service.ts';
import { openOptOuts } from './store/opt-outs.ts';
import { UserError } from './user-error.ts';

/** What closing may take after SHUTDOWN_SECONDS, in ms. */
const CLOSING_MS = 3000;

/** Describes pictures for bots on any machine, until it is told to stop; code 1 where it cannot describe any more. */
async function main(): Promise<void> {
  const hints = loadEnvironment();
  const config = loadConfig(process.env);
  const { redisUrl } = config;
  if (redisUrl === undefined) {
    throw new UserError(
      'worker/no-redis',
      'A worker takes pictures from a queue in Redis: put REDIS_URL into .env, the same as the bot has.',
    );
  }
  await runService({ config, hints, closingMs: CLOSING_MS }, async ({ log, signal, stopped, giveUp }) => {
    const describer = await openDescriber({
      ...describerOptions(config),
      signal,
      onLog: ({ level, message, fields }) => log[level](fields, message),
      onLost: (error) => {
        log.fatal({ err: error }, 'no picture can be described any more');
        giveUp();
      },
    });
    const optOuts = config.databaseUrl === undefined ? undefined : await openOptOuts(config.databaseUrl, log);
    const meeting = await meetingOfModels();
    const worker = await QueueWorker.open({
      redisUrl,
      meeting,
      describer,
      concurrency: config.concurrency,
      isOptedOut: (personId) => {
        // Without a database that is shared, the bot alone knows, and withdraws what it must not have.
        if (optOuts === undefined) return false;
        if (optOuts.trouble !== undefined) throw new Error(`It is not known who opted out: ${optOuts.trouble}`);
        return optOuts.isOptedOut(personId);
      },
      onLog: ({ level, message, fields }) => log[level](fields, message),
    });
    log.info({ queue: meeting.queue, device: describer.device, model: describer.model }, 'ready');
    await stopped;
    log.info('stopping');
    await worker.close(config.shutdownMs);
    await describer.close();
    await optOuts?.close();
    log.info('stopped');
  });
}

main().catch(exitWithProblem);
