import { createHmac } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import type { Logger } from './log.ts';

/** How long a question may take that somebody's command waits for, in ms; then it goes without an answer. */
const PATIENCE_MS = 500;

/** What all gateways of a bot know together; each goes on by itself while it is away. */
export interface SharedRedis {
  /** Rejects what takes long, and what is asked while it is away. */
  readonly client: Redis;
  /** The same on all gateways of this bot, and nothing that an id can be told from. */
  pseudonymOf(id: string): string;
  /** Why it cannot be asked now; undefined where it can. */
  readonly trouble: string | undefined;
  close(): void;
}

/** Opens at once, whether or not Redis is there. Undefined where none is set. */
export async function openSharedRedis(
  { redisUrl, token }: Pick<Config, 'redisUrl'> & { readonly token: string },
  log: Logger,
): Promise<SharedRedis | undefined> {
  if (redisUrl === undefined) return undefined;
  // Loaded where it is wanted alone.
  const { connectRedis } = await import('../describe/queue/redis.ts');
  const client = connectRedis({
    url: redisUrl,
    purpose: 'what gateways share',
    patienceMs: PATIENCE_MS,
    onLog: ({ level, message, fields }) => log[level](fields, message),
  });
  return {
    client,
    pseudonymOf: (id) => createHmac('sha256', token).update(id).digest('base64url').slice(0, 22),
    get trouble() {
      return client.status === 'ready' ? undefined : 'not connected';
    },
    close: () => client.disconnect(),
  };
}
