import { GatewayIntentBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { picture } from './picture.ts';
import { loggedIn } from './raw-gateway.ts';
import { register, scene } from './scene.ts';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const BLOCKED = { status: 400, body: { code: 200000, message: 'Message was blocked by automatic moderation' } };

test.each([
  ['content', { content: 'a LOVELY day' }],
  ['an embed', { embeds: [{ description: 'lovely' }] }],
])('automatic moderation blocks a word in %s of the bot’s message and of its edit', async (_name, body) => {
  const { discord, server, channel, call } = await scene();
  server.setBlockedWords(['Lovely']);
  const path = `/channels/${channel.id}/messages`;
  expect(await call('POST', path, body)).toMatchObject(BLOCKED);
  const { body: sent } = await call('POST', path, { content: 'a day' });
  const [message] = discord.messages(channel);
  expect(sent).toMatchObject({ id: message?.id });
  expect(await call('PATCH', `${path}/${message?.id}`, body)).toMatchObject(BLOCKED);
  server.setBlockedWords([]);
  expect((await call('POST', path, body)).status).toBe(200);
});

test('automatic moderation blocks people too, and nobody who manages the server', async () => {
  const { discord, server, channel, ana } = await scene();
  const mod = discord.createPerson({ name: 'mod' });
  server.addMember(mod, { permissions: ['ManageGuild'] });
  server.setBlockedWords(['secret']);
  const files = [{ name: 'secret.png', data: await picture() }];
  await expect(ana.post(channel, { files })).rejects.toMatchObject({ code: 200000 });
  await mod.post(channel, { files });
});

test.each(['person', 'bot'] as const)(
  'a %s that is timed out can read and not write, until the time is over',
  async (who) => {
    const { discord, server, channel, ana, call } = await scene();
    const post = await ana.post(channel, 'before');
    server.timeOut(who === 'bot' ? 'bot' : ana, 60_000);
    const path = `/channels/${channel.id}/messages`;
    const write = async () =>
      who === 'bot'
        ? (await call('POST', path, { content: 'x' })).status
        : ana.post(channel, 'x').then(
            () => 200,
            ({ status }) => status,
          );
    expect(await write()).toBe(403);
    expect((await call('GET', `${path}/${post.id}`)).status).toBe(200);
    expect(ana.see(channel)).toHaveLength(1);
    discord.clock.advance(60_000);
    expect(await write()).toBe(200);
  },
);

test('the bot is told that it is timed out', async () => {
  const { discord, server } = await scene();
  const { gateway } = await loggedIn(discord, Guilds);
  server.timeOut('bot', 60_000);
  expect(await gateway.event('GUILD_MEMBER_UPDATE')).toMatchObject({
    d: {
      guild_id: server.id,
      user: { id: discord.bot.id },
      communication_disabled_until: expect.stringMatching(/^\d{4}-/),
    },
  });
});

test('a channel says that it is age-restricted, and only there such commands are offered', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const restricted = server.createChannel({ name: 'adults', ageRestricted: true });
  expect((await call('GET', `/channels/${restricted.id}`)).body).toMatchObject({ nsfw: true });
  await register(call, discord, { name: 'one', nsfw: true });
  await expect(ana.run(channel, 'one')).rejects.toThrow('none');
  await ana.run(restricted, 'one');
  const { gateway } = await loggedIn(discord, Guilds);
  channel.setAgeRestricted(true);
  expect(await gateway.event('CHANNEL_UPDATE')).toMatchObject({ d: { id: channel.id, nsfw: true } });
  await ana.run(channel, 'one');
});

test('a server has a system channel where a test wants one', async () => {
  const { discord, server, channel, call } = await scene();
  expect((await call('GET', `/guilds/${server.id}`)).body).toMatchObject({ system_channel_id: null });
  const { gateway } = await loggedIn(discord, Guilds);
  server.setSystemChannel(channel);
  expect(await gateway.event('GUILD_UPDATE')).toMatchObject({ d: { id: server.id, system_channel_id: channel.id } });
});

test('an edit takes files off, adds others and leaves what it does not name', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages | MessageContent);
  const data = await picture();
  const post = await ana.post(channel, {
    content: 'two',
    files: [
      { name: 'a.png', data },
      { name: 'b.png', data },
    ],
  });
  expect((await ana.edit(post, 'still two')).attachments).toHaveLength(2);
  const [a, b] = post.attachments;
  const kept = await ana.edit(post, { keep: b ? [b] : [], add: [{ name: 'c.png', data, description: 'new' }] });
  expect(kept).toMatchObject({
    content: 'still two',
    attachments: [{ filename: 'b.png' }, { filename: 'c.png', description: 'new' }],
  });
  expect((await fetch(a?.url ?? '')).status).toBe(404);
  expect((await ana.edit(post, { keep: [] })).attachments).toEqual([]);
  const last = await gateway.next(({ t, s }) => t === 'MESSAGE_UPDATE' && (s ?? 0) > 4);
  expect(last).toMatchObject({ d: { id: post.id, attachments: [] } });
  const bare = await ana.post(channel, { files: [{ name: 'a.png', data }] });
  await expect(ana.edit(bare, { keep: [] })).rejects.toMatchObject({ code: 50006 });
});
