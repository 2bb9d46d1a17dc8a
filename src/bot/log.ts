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

/** Lines for people in a terminal, JSON everywhere else. */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const options: pino.LoggerOptions = {
    level: logLevel,
    base: null,
    serializers: { err: safeError },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  if (!isatty(1)) return pino(options);
  return pino(options, pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', singleLine: true }));
}
