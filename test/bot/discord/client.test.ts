import { GatewayIntentBits, Partials } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/bot/discord/client.ts';
import { loadConfig } from '../../../src/config.ts';
import { FakeRest } from '../fake-rest.ts';
import { messageIn, populate } from './structures.ts';

const config = loadConfig({});

describe('the client', () => {
  it('pings nobody, whatever a reply says', async () => {
    const client = createClient(config, true);
    const rest = new FakeRest(client);
    const channel = populate(client, {});
    await messageIn({ client, channel }).reply('@everyone <@1>');
    expect(rest.requests[0]?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  it('asks for what it needs, and for what is in messages only where that is granted', () => {
    const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
    const intents = (granted: boolean) => createClient(config, granted).options.intents.bitfield;
    expect(intents(true)).toBe(Guilds | GuildMessages | DirectMessages | MessageContent);
    expect(intents(false)).toBe(Guilds | GuildMessages | DirectMessages);
  });

  it('is told of direct messages and of deletions that it holds nothing of', () => {
    expect(createClient(config, true).options.partials).toEqual([Partials.Channel, Partials.Message]);
  });

  it('keeps nothing that people write, and of who they are a few', () => {
    const client = createClient(config, true);
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
    const { rest } = createClient(config, true);
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
    const local = { apiBase: 'http://127.0.0.1:1/api', cdnHosts: ['127.0.0.1:2', '127.0.0.1:3'], plainDownloads: true };
    expect(createClient(local, true).rest.options).toMatchObject({
      api: 'http://127.0.0.1:1/api',
      cdn: 'http://127.0.0.1:2',
      mediaProxy: 'http://127.0.0.1:3',
    });
    expect(createClient({ ...local, plainDownloads: false }, true).rest.options).toMatchObject({
      cdn: 'https://cdn.discordapp.com',
      mediaProxy: 'https://media.discordapp.net',
    });
    expect(createClient({ ...local, cdnHosts: ['127.0.0.1:2'] }, true).rest.options).toMatchObject({
      cdn: 'http://127.0.0.1:2',
      mediaProxy: 'https://media.discordapp.net',
    });
  });
});

function person(id: string) {
  return { id, username: `user${id}`, discriminator: '0', global_name: null, avatar: null };
}
