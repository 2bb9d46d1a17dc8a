import { Redis } from 'ioredis';
import type { LogEntry } from '../describer.ts';

/** The wait before another try to connect, in ms; it grows from try to try. */
const RETRY = { step: 100, most: 1_000 } as const;

/** A connection that has something to answer and says nothing for so long is dead, in ms. */
const SILENCE_MS = 5_000;

export interface RedisOptions {
  /** `redis://` or `rediss://`, with the password in it. */
  readonly url: string;
  /** What the connection is for, for the log. */
  readonly purpose: string;
  /** How long a question may take before it is given up, in ms. Default: for as long as it takes. */
  readonly patienceMs?: number;
  readonly onLog?: ((entry: LogEntry) => void) | undefined;
}

/**
 * A connection that comes back for as long as it is not closed, whatever happens to the server; the log is told once of
 * each loss and each return. What is asked meanwhile waits.
 */
export function connectRedis({ url, purpose, patienceMs, onLog }: RedisOptions): Redis {
  const redis = new Redis(url, {
    // BullMQ waits for as long as it takes, and says so.
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => Math.min(RETRY.step * tries, RETRY.most),
    socketTimeout: SILENCE_MS,
    // What was given up is not asked again on another connection.
    ...(patienceMs !== undefined && {
      commandTimeout: patienceMs,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
    }),
    // As servers before version 6 speak it, too.
    protocol: 2,
  });
  let away = false;
  let lastError: string | undefined;
  redis.on('error', (error: Error) => {
    lastError = error.message;
  });
  redis.on('close', () => {
    // Closed by ourselves.
    if (away || redis.status === 'end') return;
    away = true;
    onLog?.({ level: 'error', message: 'Redis is away', fields: { purpose, error: lastError } });
  });
  redis.on('ready', () => {
    if (away) onLog?.({ level: 'info', message: 'Redis is back', fields: { purpose } });
    away = false;
    lastError = undefined;
  });
  return redis;
}
