import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { UserError } from '../../user-error.ts';
import { type Presence, readPresence } from './answer.ts';
import { type Meeting, presence } from './names.ts';

/** How long a server may take to answer, in ms. */
const PATIENCE_MS = 5000;

/** How long workers are listened for, in ms: each says how it is every second. */
const LISTENING_MS = 2500;

/** A Redis as it is found; nothing in it is changed. */
export interface RedisState {
  /** `host:port`. */
  readonly where: string;
  /** `7.0.15`. */
  readonly version: string;
  /** What it does when its memory is full; anything but `noeviction` loses pictures that wait. */
  readonly whenFull: string;
  /** Workers that take pictures for this version's networks. */
  readonly workers: readonly Presence[];
}

/** @throws {UserError} `redis/unreachable` or `redis/refused` */
export async function inspectRedis(url: string, meeting: Meeting): Promise<RedisState> {
  const { hostname, port } = new URL(url);
  const where = `${hostname}:${port || '6379'}`;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    protocol: 2,
  });
  let lastError: Error | undefined;
  redis.on('error', (error: Error) => {
    lastError = error;
  });
  const heard = new Map<string, Presence>();
  redis.on('message', (_, text: string) => {
    const one = readPresence(text);
    if (one?.ready) heard.set(one.id, one);
  });
  try {
    await redis.connect();
    const facts = `${await redis.info('server')}\n${await redis.info('memory')}`;
    const fact = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(facts)?.[1] ?? 'unknown';
    await redis.subscribe(presence(meeting));
    await delay(LISTENING_MS);
    return {
      where,
      version: fact('redis_version'),
      whenFull: fact('maxmemory_policy'),
      workers: [...heard.values()],
    };
  } catch (error) {
    const cause = lastError ?? (error instanceof Error ? error : new Error(String(error)));
    throw /^(?:NOAUTH|WRONGPASS|NOPERM)/.test(cause.message)
      ? new UserError('redis/refused', `Redis at ${where} refuses the login: ${cause.message}`, { cause })
      : new UserError('redis/unreachable', `Redis at ${where} cannot be reached: ${cause.message}`, { cause });
  } finally {
    redis.disconnect();
  }
}
