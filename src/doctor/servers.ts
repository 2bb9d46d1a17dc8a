import { count } from '../cli/count.ts';
import { inspectRedis } from '../describe/queue/inspect.ts';
import { meetingOfModels } from '../describe/queue/names.ts';
import { inspectPostgres } from '../store/postgres/inspect.ts';
import { type Finding, look } from './finding.ts';

/** Older ones lack what the queue needs. */
const OLDEST_REDIS = [6, 2] as const;

/** Whether the database that several processes share can be reached and serves. */
export function lookAtPostgres(databaseUrl: string): Promise<Finding> {
  return look('store', async () => {
    const { where, version, pending, isHeard } = await inspectPostgres(databaseUrl);
    if (!isHeard) {
      return {
        state: 'problem',
        text: `PostgreSQL ${version} at ${where} does not pass on what one connection tells others.`,
        advice:
          'A pooler between Facets and PostgreSQL has to keep a session for each connection (pool_mode=session), or ' +
          'DATABASE_URL has to go around it: an opt-out would not reach other processes.',
      };
    }
    const tables =
      pending === 0 ? 'its tables are up to date' : 'the next start makes its tables or brings them up to date';
    return { state: 'fine', text: `PostgreSQL ${version} at ${where} answers, and ${tables}.` };
  });
}

/** Whether the queue's Redis can be reached and serves, and whether anybody takes pictures from it. */
export function lookAtRedis(redisUrl: string): Promise<Finding> {
  return look('queue', async () => {
    const { where, version, whenFull, workers } = await inspectRedis(redisUrl, await meetingOfModels());
    const text = `Redis ${version} at ${where} answers`;
    if (isOlder(version)) {
      return { state: 'problem', text: `${text}.`, advice: `Take Redis ${OLDEST_REDIS.join('.')} or newer.` };
    }
    if (whenFull !== 'noeviction') {
      return {
        state: 'problem',
        text: `${text}, and when its memory is full it forgets pictures that wait (maxmemory-policy ${whenFull}).`,
        advice:
          'Put "maxmemory-policy noeviction" into redis.conf, or redis-cli CONFIG SET maxmemory-policy noeviction.',
      };
    }
    if (workers.length === 0) {
      return {
        state: 'warning',
        text: `${text}, but no worker of this version takes pictures from it.`,
        advice: 'Start "facets worker" on a machine with the same REDIS_URL.',
      };
    }
    const capacity = workers.reduce((sum, one) => sum + one.capacity, 0);
    const devices = [...new Set(workers.map(({ device }) => device))].join(', ');
    return {
      state: 'fine',
      text: `${text}, and ${count(workers.length, 'worker')} on ${devices} may have ${count(capacity, 'picture')} at a time.`,
    };
  });
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_REDIS;
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
