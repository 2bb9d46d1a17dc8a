import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HeldShards, SameShards } from '../../src/bot/same-shards.ts';
import { openSharedRedis } from '../../src/bot/shared-redis.ts';
import { lookAtGateways } from '../../src/doctor/gateways.ts';
import { NO_REDIS, RedisServer } from '../redis-server.ts';

const suite = NO_REDIS === undefined ? 'lookAtGateways' : `lookAtGateways: ${NO_REDIS}`;

describe.skipIf(NO_REDIS !== undefined)(suite, () => {
  /** What is found where gateways hold these shards. */
  async function found(...gateways: readonly HeldShards[]) {
    const server = await RedisServer.start();
    onTestFinished(() => server.close());
    for (const shards of gateways) {
      const redis = await openSharedRedis({ redisUrl: server.url, token: 'token' }, pino({ level: 'silent' }));
      if (!redis) throw new Error('expected a Redis');
      const same = new SameShards(redis, () => shards, pino({ level: 'silent' }), 50);
      onTestFinished(async () => {
        await same.leave();
        redis.close();
      });
    }
    return lookAtGateways(server.url, 'token');
  }

  it.each([
    ['none can be heard', [], 'fine', /^None can be heard/, undefined],
    ['each has its own', [[0, 1], [2]], 'fine', /^2 gateways can be heard, with 3 shards, each held once/, undefined],
    ['some are nobody’s', [[1]], 'warning', /^Shards 0,2 are held by nobody, of 3/, /SHARDS=3 and SHARD_IDS=0,2/],
    [
      'one is held twice',
      [[0, 1, 2], [1]],
      'warning',
      /^Shard 1 is held twice: by process \d+ on .+, process/,
      /SHARD_IDS/,
    ],
  ] as const)('says where %s', async (_, ids, state, text, advice) => {
    const finding = await found(...ids.map((own) => ({ ids: own, of: 3 })));
    expect(finding).toMatchObject({ subject: 'gateways', state, text: expect.stringMatching(text) });
    expect(finding.advice ?? '').toMatch(advice ?? /^$/);
  });

  it('says where they count shards differently', async () => {
    expect(await found({ ids: [0], of: 2 }, { ids: [1, 2], of: 3 })).toMatchObject({
      state: 'warning',
      text: expect.stringMatching(/count (2 and 3|3 and 2) shards/),
    });
  });
});
