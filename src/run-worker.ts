import { readVersion } from './bot/model-facts.ts';
import type { Config } from './config.ts';
import type { Describer } from './describe/describer.ts';
import { openDescriber } from './describe/open.ts';
import { type Meeting, meetingOfModels } from './describe/queue/names.ts';
import { QueueWorker, type QueueWorkerOptions } from './describe/queue/queue-worker.ts';
import { describerOptions } from './describer-options.ts';
import { statsTaker, watchDescriber } from './metrics/describing.ts';
import { NO_METER, single } from './metrics/meter.ts';
import { openMetrics } from './metrics/open.ts';
import type { Check } from './metrics/server.ts';
import { runService } from './run-service.ts';
import { openOptOuts } from './store/opt-outs.ts';

/** What closing may take after SHUTDOWN_SECONDS, in ms. */
const CLOSING_MS = 3000;

export interface RunWorkerOptions {
  readonly config: Config & { readonly redisUrl: string };
  /** For the log: what is odd about the settings. */
  readonly hints?: readonly string[];
  /** The caller's own; by default one is opened as `config` says. */
  readonly describer?: Describer;
  /** Default that of the networks that are here. */
  readonly meeting?: Meeting;
}

/** Describes pictures for bots until the process is told to stop: exit code 0 then, 1 where it cannot describe any more. */
export function runWorker({ config, hints = [], ...parts }: RunWorkerOptions): Promise<never> {
  return runService({ config, hints, closingMs: CLOSING_MS }, async ({ log, signal, stopped, giveUp }) => {
    // Before what may take long: who asks is told what is still missing.
    const checks: Record<string, Check> = { start: () => 'not done yet' };
    const metrics = config.metrics && (await openMetrics(config.metrics, checks));
    if (metrics) log.info({ host: config.metrics?.host, port: metrics.port }, 'metrics are served');
    const meter = metrics?.meter ?? NO_METER;
    const optOuts = config.databaseUrl === undefined ? undefined : await openOptOuts(config.databaseUrl, log);
    if (optOuts) checks.database = () => optOuts.trouble;
    const describer =
      parts.describer ??
      (await openDescriber({
        ...describerOptions(config),
        signal,
        onLog: ({ level, message, fields }) => log[level](fields, message),
        ...(metrics && { onStats: statsTaker(meter) }),
        onLost: (error) => {
          log.fatal({ err: error }, 'no picture can be described any more');
          giveUp();
        },
      }));
    watchDescriber(meter, describer, await readVersion());
    const meeting = parts.meeting ?? (await meetingOfModels());
    const queue: QueueWorkerOptions = {
      redisUrl: config.redisUrl,
      meeting,
      describer,
      concurrency: config.concurrency,
      // Without a database that is shared, the bot alone knows, and withdraws what it must not have.
      isOptedOut: (personId) => optOuts?.isOptedOut(personId) ?? false,
      ...(optOuts && { onOptOut: (listener: (personId: string) => void) => optOuts.onOptOut(listener) }),
      whyNotKnown: () => optOuts?.trouble,
      onAnswer: (kind) => meter.count('facets_worker_answers_total', { kind }),
      onLog: ({ level, message, fields }) => log[level](fields, message),
    };
    const worker = await QueueWorker.open(queue, signal);
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
