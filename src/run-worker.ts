import type { Config } from './config.ts';
import type { Describer } from './describe/describer.ts';
import { openDescriber } from './describe/open.ts';
import { type Meeting, meetingOfModels } from './describe/queue/names.ts';
import { QueueWorker } from './describe/queue/queue-worker.ts';
import { describerOptions } from './describer-options.ts';
import { beginLastingProcess } from './lasting-process.ts';
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
export async function runWorker({ config, hints = [], ...parts }: RunWorkerOptions): Promise<void> {
  const { log, stop, stopped } = beginLastingProcess(config, hints, CLOSING_MS);
  try {
    const describer =
      parts.describer ??
      (await openDescriber({
        ...describerOptions(config),
        signal: stop.signal,
        onLog: ({ level, message, fields }) => log[level](fields, message),
        onLost: (error) => {
          log.fatal({ err: error }, 'no picture can be described any more');
          process.exitCode = 1;
          stop.abort();
        },
      }));
    const optOuts = config.databaseUrl === undefined ? undefined : await openOptOuts(config.databaseUrl, log);
    const meeting = parts.meeting ?? (await meetingOfModels());
    const worker = await QueueWorker.open({
      redisUrl: config.redisUrl,
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
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  process.exit();
}
