import { Redis } from 'ioredis';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Rates } from '../../../src/bot/load/rates.ts';
import { openSharedRedis } from '../../../src/bot/shared-redis.ts';
import { LogLines } from '../../log-lines.ts';
import { NO_REDIS, RedisServer } from '../../redis-server.ts';

const LIMITS = { personPicturesPerMinute: 2, serverPicturesPerMinute: 3 };
const PERSON = '123456789012345678';

describe('rates', () => {
  it('let through so many pictures of a person and of a server, and tell when to come back', async () => {
    const rates = new Rates(LIMITS);
    await rates.take(2, PERSON, 's');
    await expect(rates.take(1, PERSON, 's')).rejects.toMatchObject({ code: 'busy/person' });
    await rates.take(1, '2', 's');
    await expect(rates.take(1, '3', 's')).rejects.toMatchObject({ code: 'busy/server' });
    await rates.take(1, '3', 't');
  });

  it('let a message of many pictures through under the smallest limit', async () => {
    await new Rates(LIMITS).take(10, PERSON, 's');
  });
});

const suite = NO_REDIS === undefined ? 'rates of several gateways' : `rates of several gateways: ${NO_REDIS}`;

describe.skipIf(NO_REDIS !== undefined)(suite, () => {
  async function gateway(redis: RedisServer, token = 'token') {
    const log = new LogLines();
    const shared = await openSharedRedis({ redisUrl: redis.url, token }, pino({ level: 'info' }, log.stream));
    if (!shared) throw new Error('expected a Redis');
    onTestFinished(() => shared.close());
    await expect.poll(() => shared.trouble).toBeUndefined();
    return { rates: new Rates(LIMITS, shared), log };
  }

  async function open() {
    const redis = await RedisServer.start();
    onTestFinished(() => redis.close());
    const operator = new Redis(redis.url);
    onTestFinished(() => operator.disconnect());
    return { redis, operator };
  }

  it('count together, those of another bot apart, and nobody is named in Redis', async () => {
    const { redis, operator } = await open();
    const [here, there] = [await gateway(redis), await gateway(redis)];
    await here.rates.take(1, PERSON, 's');
    await there.rates.take(1, PERSON, 't');
    await expect(here.rates.take(1, PERSON, 'u')).rejects.toMatchObject({ code: 'busy/person' });
    await (await gateway(redis, "another bot's")).rates.take(2, PERSON, 's');
    const keys = await operator.keys('*');
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.join()).not.toContain(PERSON);
    for (const key of keys) expect(await operator.ttl(key)).toBeGreaterThan(0);
  });

  it('go on here while Redis does not answer, and nothing is said of it but once', async () => {
    const { redis, operator } = await open();
    const { rates, log } = await gateway(redis);
    await rates.take(2, PERSON, 's');
    // It holds connections, and says nothing.
    await operator.client('PAUSE', 60_000);
    await rates.take(2, PERSON, 's');
    await expect(rates.take(1, PERSON, 's')).rejects.toMatchObject({ code: 'busy/person' });
    await redis.kill();
    await log.next('Redis is away');
    await expect(rates.take(1, PERSON, 's')).rejects.toMatchObject({ code: 'busy/person' });
    expect(log.lines).toHaveLength(1);
    await redis.start();
    await log.next('Redis is back');
    await rates.take(2, PERSON, 's');
    expect(log.lines).toHaveLength(2);
  });
});
