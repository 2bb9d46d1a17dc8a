import { GatewayIntentBits, Partials } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../src/bot/discord/client.ts';
import { loadConfig } from '../../../src/config.ts';
import { FakeRest } from '../fake-rest.ts';
import { messageIn, populate } from './structures.ts';

const config = loadConfig({});

describe('the client', () => {
  it('pings nobody, whatever a reply says', async () => {
    const client = createClient({ config: config, messageContent: true });
    const rest = new FakeRest(client);
    const channel = populate(client, {});
    await messageIn({ client, channel }).reply('@everyone <@1>');
    expect(rest.requests[0]?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  it('asks for what it needs, and for what is in messages only where that is granted', () => {
    const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
    const intents = (granted: boolean) =>
      createClient({ config: config, messageContent: granted }).options.intents.bitfield;
    expect(intents(true)).toBe(Guilds | GuildMessages | DirectMessages | MessageContent);
    expect(intents(false)).toBe(Guilds | GuildMessages | DirectMessages);
  });

  it('is told of direct messages and of deletions that it holds nothing of', () => {
    expect(createClient({ config: config, messageContent: true }).options.partials).toEqual([
      Partials.Channel,
      Partials.Message,
    ]);
  });

  it('keeps nothing that people write, and of who they are a few', () => {
    const client = createClient({ config: config, messageContent: true });
    const channel = populate(client, {});
    const message = messageIn({ client, channel });
    expect(channel.isTextBased() && channel.messages.cache.size).toBe(0);
    expect(message.author.id).toBeDefined();
    for (let id = 0; id < 500; id++) {
      messageIn({ client, channel }, { author: { ...person(`${id + 1000}`) } });
    }
    expect(client.users.cache.size).toBeLessThanOrEqual(201);
    expect(client.users.cache.has(client.user?.id ?? '')).toBe(true);
  });

  it('leaves trying again, and rate limits that are bans, to who sends', () => {
    const { rest } = createClient({ config: config, messageContent: true });
    expect(rest.options).toMatchObject({
      retries: 0,
      invalidRequestWarningInterval: 250,
      api: 'https://discord.com/api',
    });
    const reject = rest.options.rejectOnRateLimit;
    if (typeof reject !== 'function') throw new Error('expected a function');
    const limit = { global: false, hash: '', limit: 1, majorParameter: '', method: 'POST', route: '', url: '' };
    const more = { scope: 'user', sublimitTimeout: 0, timeToReset: 0 } as const;
    const rejected = [0, -1, 1, 60_000, 60_001].map((retryAfter) => reject({ ...limit, ...more, retryAfter }));
    expect(rejected).toEqual([true, true, false, false, true]);
  });

  it('looks for avatars on this machine where Discord is', () => {
    const local = {
      ...config,
      apiBase: 'http://127.0.0.1:1/api',
      cdnHosts: ['127.0.0.1:2', '127.0.0.1:3'],
      plainDownloads: true,
    };
    expect(createClient({ config: local, messageContent: true }).rest.options).toMatchObject({
      api: 'http://127.0.0.1:1/api',
      cdn: 'http://127.0.0.1:2',
      mediaProxy: 'http://127.0.0.1:3',
    });
    expect(
      createClient({ config: { ...local, plainDownloads: false }, messageContent: true }).rest.options,
    ).toMatchObject({
      cdn: 'https://cdn.discordapp.com',
      mediaProxy: 'https://media.discordapp.net',
    });
    expect(
      createClient({ config: { ...local, cdnHosts: ['127.0.0.1:2'] }, messageContent: true }).rest.options,
    ).toMatchObject({
      cdn: 'http://127.0.0.1:2',
      mediaProxy: 'https://media.discordapp.net',
    });
  });
});

function person(id: string) {
  return { id, username: `user${id}`, discriminator: '0', global_name: null, avatar: null };
}

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
