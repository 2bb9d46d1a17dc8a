import { readVersion } from './bot/model-facts.ts';
import { type Config, loadConfig } from './config.ts';
import { openDescriber } from './describe/open.ts';
import { meetingOfModels } from './describe/queue/names.ts';
import { QueueWorker } from './describe/queue/queue-worker.ts';
import { describerOptions } from './describer-options.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { statsTaker, watchDescriber } from './metrics/describing.ts';
import { NO_METER, single } from './metrics/meter.ts';
import type { Check } from './metrics/server.ts';
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
    // Before what may take long: who asks is told what is still missing.
    const checks: Record<string, Check> = { start: () => 'not done yet' };
    const metrics = config.metrics && (await openMetrics(config.metrics, checks));
    if (metrics) log.info({ host: config.metrics?.host, port: metrics.port }, 'metrics are served');
    const meter = metrics?.meter ?? NO_METER;
    const optOuts = config.databaseUrl === undefined ? undefined : await openOptOuts(config.databaseUrl, log);
    if (optOuts) checks.database = () => optOuts.trouble;
    const describer = await openDescriber({
      ...describerOptions(config),
      signal,
      onLog: ({ level, message, fields }) => log[level](fields, message),
      ...(metrics && { onStats: statsTaker(meter) }),
      onLost: (error) => {
        log.fatal({ err: error }, 'no picture can be described any more');
        giveUp();
      },
    });
    watchDescriber(meter, describer, await readVersion());
    const meeting = await meetingOfModels();
    const worker = await QueueWorker.open({
      redisUrl,
      meeting,
      describer,
      concurrency: config.concurrency,
      // Without a database that is shared, the bot alone knows, and withdraws what it must not have.
      isOptedOut: (personId) => optOuts?.isOptedOut(personId) ?? false,
      whyNotKnown: () => optOuts?.trouble,
      onAnswer: (kind) => meter.count('facets_worker_answers_total', { kind }),
      onLog: ({ level, message, fields }) => log[level](fields, message),
    });
    meter.watch('facets_worker_pictures_in_work', () => single(worker.inWork));
    checks.worker = () => worker.whyNotReady;
    delete checks.start;
    log.info({ queue: meeting.queue, device: describer.device, model: describer.model }, 'ready');
    await stopped;
    log.info('stopping');
    await worker.close(config.shutdownMs);
    await describer.close();
    await optOuts?.close();
    await metrics?.close();
    log.info('stopped');
  });
}

/** Loaded where it is wanted alone. */
async function openMetrics(at: NonNullable<Config['metrics']>, checks: Record<string, Check>) {
  const { openMetricsServer } = await import('./metrics/server.ts');
  return openMetricsServer({ ...at, checks });
}

main().catch(exitWithProblem);
