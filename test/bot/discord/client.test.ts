import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../src/bot/discord/client.ts';
import { loadConfig } from '../../../src/config.ts';

const DATABASE_URL = 'postgres://facets@10.0.0.2/facets';

function optionsFor(environment: Record<string, string>) {
  const client = createClient({ config: loadConfig(environment), messageContent: true });
  onTestFinished(() => client.destroy());
  const { rest, shardCount, shards } = client.options;
  return { perSecond: rest?.globalRequestsPerSecond, shardCount, shards };
}

describe('what a process takes of what Discord gives a bot', () => {
  it('is all of it where it is alone', () => {
    expect(optionsFor({})).toMatchObject({ perSecond: 50, shards: 'auto' });
    expect(optionsFor({ SHARDS: '2' })).toEqual({ perSecond: 50, shards: [0, 1], shardCount: 2 });
  });

  it('is as large a part of the requests as it has of the shards', () => {
    const part = { SHARDS: '16', SHARD_IDS: '4-7', DATABASE_URL };
    expect(optionsFor(part)).toEqual({ perSecond: 12, shards: [4, 5, 6, 7], shardCount: 16 });
    expect(optionsFor({ SHARDS: '100', SHARD_IDS: '7', DATABASE_URL }).perSecond).toBe(1);
  });

  it('is left to a proxy, where there is one', () => {
    const part = { SHARDS: '16', SHARD_IDS: '4-7', DATABASE_URL, DISCORD_API_BASE: 'http://proxy:8080/api' };
    expect(optionsFor(part).perSecond).toBe(50);
  });
});
