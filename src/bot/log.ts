import { createHmac, randomBytes } from 'node:crypto';
import { isatty } from 'node:tty';
import { pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config.ts';

export type Logger = pino.Logger;

/**
 * What of an error may be logged. discord.js hangs requests on its errors, and with them reply texts and the tokens of
 * interactions; so this takes what is known to be harmless and leaves the rest.
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.errWithCause(error);
  const extra = Object.fromEntries(
    ['code', 'status', 'method'].flatMap((key) => {
      const value: unknown = Reflect.get(error, key);
      return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [];
    }),
  );
  const cause = error.cause === undefined ? {} : { cause: safeError(error.cause) };
  return { type, message, ...extra, ...cause, stack };
}

/** What names somebody, or leads to them. */
const IDENTIFYING = ['id', 'interaction', 'message', 'channel', 'server', 'person'];

/**
 * How ids stand in the log. A hash tells lines that belong together for as long as the process runs; its key is nowhere
 * else, so nobody can look up an id.
 */
export function idWriter(logIds: Config['logIds']): (line: Record<string, unknown>) => Record<string, unknown> {
  if (logIds === 'plain') return (line) => line;
  const key = randomBytes(32);
  const write = (value: unknown) =>
    logIds === 'none' ? undefined : createHmac('sha256', key).update(String(value)).digest('hex').slice(0, 12);
  return (line) =>
    Object.fromEntries(
      Object.entries(line).map(([name, value]) => [
        name,
        IDENTIFYING.includes(name) && value !== undefined && value !== null ? write(value) : value,
      ]),
    );
}

/** Lines for people in a terminal, JSON everywhere else. */
export function createLogger({ logLevel, logIds }: Pick<Config, 'logLevel' | 'logIds'>): Logger {
  const options: pino.LoggerOptions = {
    level: logLevel,
    base: null,
    serializers: { err: safeError },
    formatters: { level: (label) => ({ level: label }), log: idWriter(logIds) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  if (!isatty(1)) return pino(options);
  return pino(options, pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', singleLine: true }));
}
