import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { type GatewayWord, gatewaysKey, ROUND_MS, readGatewayWord } from '../bot/same-shards.ts';
import { openSharedRedis, type SharedRedis } from '../bot/shared-redis.ts';
import { count } from '../cli/count.ts';
import { writeShardIds } from '../shard-ids.ts';
import { type Finding, look } from './finding.ts';

/** In which every gateway that lives has said something anew, in ms. */
const LISTENING_MS = 2 * ROUND_MS;

/** Whether each shard is held by one gateway, as far as gateways can be heard in the Redis that they share. */
export function lookAtGateways(redisUrl: string, token: string): Promise<Finding> {
  return look('gateways', async () => {
    const redis = await openSharedRedis({ redisUrl, token }, pino({ level: 'silent' }));
    if (!redis) throw new TypeError('Expected an address of a Redis.');
    try {
      return judge(await listen(redis));
    } finally {
      redis.close();
    }
  });
}

/** The words of those that say something meanwhile: others were killed. */
async function listen({ client, ...redis }: SharedRedis): Promise<GatewayWord[]> {
  const key = gatewaysKey(redis);
  const before = await client.hgetall(key);
  await delay(LISTENING_MS);
  return Object.entries(await client.hgetall(key)).flatMap(([id, text]) =>
    before[id] === text ? [] : (readGatewayWord(text) ?? []),
  );
}

function judge(heard: readonly GatewayWord[]): Omit<Finding, 'subject'> {
  const [first] = heard;
  if (!first) return { state: 'fine', text: 'None can be heard.' };
  const numbers = [...new Set(heard.map(({ of }) => of))];
  if (numbers.length > 1) {
    return {
      state: 'warning',
      text: `Gateways count ${numbers.join(' and ')} shards: some servers have two bots, and others none.`,
      advice: 'Set SHARDS to the same number for all of them, and start them anew.',
    };
  }
  const { of } = first;
  const held = heard.flatMap(({ shards }) => shards);
  const twice = [...new Set(held.filter((id, index) => held.indexOf(id) !== index))].sort((a, b) => a - b);
  if (twice.length > 0) {
    const where = heard.filter(({ shards }) => shards.some((id) => twice.includes(id)));
    return {
      state: 'warning',
      text: `${shardsNamed(twice)} held twice: by ${where.map(({ host, pid }) => `process ${pid} on ${host}`).join(', ')}.`,
      advice:
        'Unless one of them is about to stop, stop one: look at SHARD_IDS, and for a second start with one token.',
    };
  }
  const missing = Array.from({ length: of }, (_, id) => id).filter((id) => !held.includes(id));
  if (missing.length > 0) {
    return {
      state: 'warning',
      text: `${shardsNamed(missing)} held by nobody, of ${of}: the bot is away in their servers.`,
      advice: `Start a gateway with SHARDS=${of} and SHARD_IDS=${writeShardIds(missing)}.`,
    };
  }
  return {
    state: 'fine',
    text: `${count(heard.length, 'gateway')} can be heard, with ${count(of, 'shard')}, each held once.`,
  };
}

function shardsNamed(ids: readonly number[]): string {
  return ids.length === 1 ? `Shard ${ids[0]} is` : `Shards ${writeShardIds(ids)} are`;
}
