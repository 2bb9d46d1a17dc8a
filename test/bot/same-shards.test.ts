import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gatewaysKey, type HeldShards, SameShards } from '../../src/bot/same-shards.ts';
import { openSharedRedis } from '../../src/bot/shared-redis.ts';
import { LogLines } from '../log-lines.ts';
import { NO_REDIS, RedisServer } from '../redis-server.ts';

const suite = NO_REDIS === undefined ? 'gateways of one bot' : `gateways of one bot: ${NO_REDIS}`;

async function openServer(): Promise<RedisServer> {
  const server = await RedisServer.start();
  onTestFinished(() => server.close());
  return server;
}

/** What one gateway says and hears, with the log that it writes. */
async function open({ url }: RedisServer, shards: HeldShards | undefined, token = 'token') {
  const log = new LogLines();
  const logger = pino({ level: 'debug' }, log.stream);
  const redis = await openSharedRedis({ redisUrl: url, token }, logger);
  if (!redis) throw new Error('expected a Redis');
  const same = new SameShards(redis, () => shards, logger, 10);
  onTestFinished(async () => {
    await same.leave();
    redis.close();
  });
  const key = gatewaysKey(redis);
  return { same, log, client: redis.client, words: () => redis.client.hgetall(key), key };
}

const WARNING = 'another process holds the same shards';
const two = (...ids: number[]): HeldShards => ({ ids, of: 4 });

describe.skipIf(NO_REDIS !== undefined)(suite, () => {
  it('that hold the same shards are both told which, and where the other one is, once, and of its end', async () => {
    const server = await openServer();
    const one = await open(server, two(0, 1));
    const other = await open(server, two(1, 2));
    for (const { log, same } of [one, other]) {
      const { level, shards, pid, host } = await log.next(WARNING);
      expect([level, shards, pid, typeof host]).toEqual([40, '1', process.pid, 'string']);
      expect(same.doubled).toEqual([1]);
    }
    await one.same.leave();
    expect(one.same.doubled).toEqual([]);
    await other.log.next('no other process holds the same shards any more');
    expect(other.same.doubled).toEqual([]);
    for (const { log } of [one, other]) expect(log.with(WARNING)).toHaveLength(1);
    expect(Object.keys(await other.words())).toHaveLength(1);
  });

  it('that hold others, or belong to another bot, are told nothing', async () => {
    const server = await openServer();
    const one = await open(server, two(0, 1));
    const others = [await open(server, two(2, 3)), await open(server, two(0, 1), 'another token')];
    // The last one comes when all of them have heard each other.
    const late = await open(server, two(1));
    await one.log.next(WARNING);
    expect(one.log.with(WARNING)).toMatchObject([{ shards: '1' }]);
    for (const { log, same } of others) expect([log.with(WARNING), same.doubled]).toEqual([[], []]);
    await late.log.next(WARNING);
  });

  it('that were killed are no others, and are forgotten', async () => {
    const server = await openServer();
    const { log, client, key, words } = await open(server, two(0));
    const word = { shards: '0-3', of: 4, host: 'elsewhere', pid: 1, beat: 7 };
    await client.hset(key, 'killed', JSON.stringify(word), 'damaged', 'no word at all');
    await expect.poll(async () => Object.keys(await words())).not.toContain('killed');
    expect(log.with(WARNING)).toEqual([]);
  });

  it('that count another number of shards are told so', async () => {
    const server = await openServer();
    const one = await open(server, { ids: [0], of: 2 });
    const other = await open(server, { ids: [0, 1, 2], of: 4 });
    expect(await one.log.next('another process counts other shards')).toMatchObject({ own: 2, others: 4 });
    await other.log.next('another process counts other shards');
    expect([one.same.doubled, other.same.doubled]).toEqual([[0], [0, 1, 2]]);
  });

  it('say nothing before they know their shards, and go on when Redis comes back empty', async () => {
    const server = await openServer();
    const unknown = await open(server, undefined);
    const one = await open(server, two(0));
    await expect.poll(async () => Object.keys(await one.words())).toHaveLength(1);
    await server.kill();
    await one.log.next('Redis is away');
    await server.start();
    await one.log.next('Redis is back');
    await expect.poll(() => one.words().catch(() => ({}))).not.toEqual({});
    const other = await open(server, two(0));
    await other.log.next(WARNING);
    expect(unknown.same.doubled).toEqual([]);
    expect(unknown.log.with(WARNING)).toEqual([]);
  });
});
