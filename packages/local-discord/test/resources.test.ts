import { ChannelType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createClock } from '../src/index.ts';
import { RateLimiter } from '../src/rate-limits.ts';
import { formError, idIn, scene, sharedScene } from './scene.ts';

function idsIn(body: unknown): string[] {
  return z
    .array(z.object({ id: z.string() }))
    .parse(body)
    .map(({ id }) => id);
}

test('the application and its user are who logged in', async () => {
  const { discord, server, call } = await scene({ applicationName: 'Faces', privilegedIntents: ['MessageContent'] });
  const application = { id: discord.applicationId, name: 'Faces', flags: 1 << 19, approximate_guild_count: 1 };
  for (const path of ['/applications/@me', '/oauth2/applications/@me', `/applications/${discord.applicationId}`]) {
    expect((await call('GET', path)).body).toMatchObject(application);
  }
  expect((await call('GET', '/users/@me')).body).toMatchObject({ id: discord.bot.id, username: 'Faces', bot: true });
  expect((await call('GET', '/users/@me/guilds')).body).toMatchObject([{ id: server.id, owner: false }]);
  expect(await call('GET', '/applications/1')).toMatchObject({ status: 404, body: { code: 10002 } });
  expect(await call('GET', '/users/1')).toMatchObject({ status: 404, body: { code: 10013 } });
});

test("the bot's servers come in pages, oldest first", async () => {
  const { discord, server, call } = await scene();
  const [second, third] = [discord.createServer(), discord.createServer()];
  discord.createServer({ withBot: false });
  const ids = async (query: string) => idsIn((await call('GET', `/users/@me/guilds?${query}`)).body);
  expect(await ids('')).toEqual([server.id, second.id, third.id]);
  expect(await ids('limit=1')).toEqual([server.id]);
  expect(await ids(`after=${server.id}&limit=1`)).toEqual([second.id]);
  expect(await ids(`before=${third.id}&limit=1`)).toEqual([second.id]);
  expect(await call('GET', '/users/@me/guilds?limit=201')).toMatchObject({ status: 400, body: { code: 50035 } });
});

test('a server is read with its channels, roles and pages of members', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const base = `/guilds/${server.id}`;
  expect((await call('GET', `${base}?with_counts=true`)).body).toMatchObject({
    name: server.name,
    approximate_member_count: 3,
  });
  expect((await call('GET', `${base}/channels`)).body).toMatchObject([{ id: channel.id, type: 0 }]);
  expect((await call('GET', `${base}/roles`)).body).toHaveLength(4);
  const first = await call('GET', `${base}/members?limit=1`);
  expect(first.body).toMatchObject([{ user: { id: discord.bot.id } }]);
  const rest = await call('GET', `${base}/members?limit=9&after=${discord.bot.id}`);
  expect(rest.body).toMatchObject([{ user: { username: 'owner' } }, { user: { id: ana.id } }]);
  expect((await call('GET', `${base}/members/@me`)).body).toMatchObject({ user: { id: discord.bot.id } });
  expect(await call('GET', `${base}/members/1`)).toMatchObject({ status: 404, body: { code: 10007 } });
  expect(await call('GET', '/guilds/1')).toMatchObject({ status: 404, body: { code: 10004 } });
  expect(server.members).toContain(ana);
  expect(server.channels).toEqual([channel]);
});

test('the bot leaves a server', async () => {
  const { server, call } = await scene();
  expect((await call('DELETE', `/users/@me/guilds/${server.id}`)).status).toBe(204);
  expect(await call('GET', `/guilds/${server.id}`)).toMatchObject({ status: 403, body: { code: 50001 } });
  server.addBot();
  expect((await call('GET', `/guilds/${server.id}`)).status).toBe(200);
});

test('channels are renamed and deleted by those who manage them', async () => {
  const { discord, server, channel, call } = await scene();
  const path = `/channels/${channel.id}`;
  expect(await call('PATCH', path, { name: 'new' })).toMatchObject({ body: { code: 50013 } });
  expect(await call('DELETE', path)).toMatchObject({ body: { code: 50013 } });
  server.setBotPermissions(['ManageChannels']);
  expect((await call('PATCH', path, { name: 'new' })).body).toMatchObject({ name: 'new' });
  expect(discord.channel(channel).name).toBe('new');
  expect((await call('DELETE', path)).body).toMatchObject({ id: channel.id });
  expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 10003 } });
});

test('the bot starts threads, joins them and archives its own', async () => {
  const { server, channel, ana, call } = await scene();
  const start = (body: object) => call('POST', `/channels/${channel.id}/threads`, body);
  const open = await start({ name: 'open', type: ChannelType.PublicThread });
  expect(open).toMatchObject({ status: 201, body: { type: 11, parent_id: channel.id } });
  expect(await start({ name: 'closed' })).toMatchObject({ status: 201, body: { type: 12 } });
  expect(await start({ name: 'x'.repeat(101) })).toMatchObject(formError(['name'], 'BASE_TYPE_BAD_LENGTH'));
  const joined = channel.createThread({ members: [ana] });
  expect((await call('PUT', `/channels/${joined.id}/thread-members/@me`)).status).toBe(204);
  expect((await call('GET', `/channels/${joined.id}/thread-members`)).body).toHaveLength(2);
  const path = `/channels/${idIn(open)}`;
  expect(await call('PATCH', path, { archived: true })).toMatchObject({ body: { code: 50013 } });
  server.setBotPermissions(['ManageThreads']);
  expect((await call('PATCH', path, { archived: true, locked: true })).body).toMatchObject({
    thread_metadata: { archived: true, locked: true },
  });
});

test('reactions are listed, and taken away by those who manage messages', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const post = await ana.post(channel, 'hello');
  ana.react(post, '👍');
  ana.react(post, '⏳');
  const path = `/channels/${channel.id}/messages/${post.id}/reactions`;
  expect((await call('GET', `${path}/${encodeURIComponent('👍')}`)).body).toMatchObject([{ id: ana.id }]);
  const takeAway = () => call('DELETE', `${path}/${encodeURIComponent('👍')}/${ana.id}`);
  expect(await takeAway()).toMatchObject({ body: { code: 50013 } });
  server.setBotPermissions(['ManageMessages']);
  expect((await takeAway()).status).toBe(204);
  expect((await call('DELETE', path)).status).toBe(204);
  expect(discord.message(post)).not.toHaveProperty('reactions');
});

const table = sharedScene();

test.each<[string, object, (string | number)[], string]>([
  ['text', { content: {} }, ['content'], 'STRING_TYPE_CONVERT'],
  ['lists', { embeds: {} }, ['embeds'], 'LIST_TYPE_CONVERT'],
  ['objects', { allowed_mentions: 'x' }, ['allowed_mentions'], 'MODEL_TYPE_CONVERT'],
  ['truth values', { tts: 'x' }, ['tts'], 'BOOLEAN_TYPE_CHOICES'],
  ['numbers', { flags: 'x' }, ['flags'], 'NUMBER_TYPE_COERCE'],
  ['ids', { message_reference: { message_id: 'x' } }, ['message_reference', 'message_id'], 'NUMBER_TYPE_COERCE'],
  ['times', { embeds: [{ timestamp: 'x' }] }, ['embeds', 0, 'timestamp'], 'DATE_TIME_TYPE_PARSE'],
])('a body with something else in the place of %s is refused at its path', async (_name, body, path, code) => {
  const { server, call } = table();
  const channel = server.createChannel();
  expect(await call('POST', `/channels/${channel.id}/messages`, body)).toMatchObject(formError(path, code));
});

test('ten thousand invalid requests in ten minutes are a ban, which ends', () => {
  const clock = createClock();
  const limiter = new RateLimiter(clock, 50);
  for (let count = 0; count < 9999; count += 1) limiter.countInvalid();
  expect(limiter.isBanned).toBe(false);
  limiter.countInvalid();
  expect(limiter.isBanned).toBe(true);
  clock.advance(10 * 60_000);
  expect(limiter.isBanned).toBe(false);
});

test('users and menus carry what the official OpenAPI requires of them', async () => {
  const { discord, channel, ana, call } = await scene();
  expect((await call('GET', `/users/${ana.id}`)).body).toMatchObject({
    public_flags: 0,
    primary_guild: null,
    avatar_decoration_data: null,
    collectibles: null,
  });
  const menu = { type: 3, custom_id: 'menu', options: [{ label: 'one', value: '1' }] };
  await call('POST', `/channels/${channel.id}/messages`, { components: [{ type: 1, components: [menu] }] });
  expect(discord.messages(channel)[0]?.components).toMatchObject([
    { components: [{ custom_id: 'menu', min_values: 1, max_values: 1 }] },
  ]);
});
