import { expect, test } from 'vitest';
import type { PermissionName } from '../src/index.ts';
import { picture } from './picture.ts';
import { scene } from './scene.ts';

async function without(...deny: PermissionName[]) {
  const parts = await scene();
  parts.channel.setOverwrites([{ for: 'bot', deny }]);
  return { ...parts, path: `/channels/${parts.channel.id}/messages` };
}

test('a channel that is hidden is 50001, one that is not there 10003', async () => {
  const { call, path } = await without('ViewChannel');
  expect(await call('POST', path, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50001 } });
  expect(await call('POST', '/channels/1/messages', { content: 'x' })).toMatchObject({
    status: 404,
    body: { code: 10003 },
  });
});

test('posting without leave is 50013', async () => {
  const { call, path } = await without('SendMessages');
  expect(await call('POST', path, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50013 } });
});

test('files need ATTACH_FILES, embeds EMBED_LINKS', async () => {
  const { call, path } = await without('AttachFiles', 'EmbedLinks');
  const files = [{ name: 'a.png', data: await picture() }];
  expect(await call('POST', path, {}, files)).toMatchObject({ body: { code: 50013 } });
  expect(await call('POST', path, { embeds: [{ title: 't' }] })).toMatchObject({ body: { code: 50013 } });
  expect((await call('POST', path, { content: 'x' })).status).toBe(200);
});

test('replying and reading need READ_MESSAGE_HISTORY', async () => {
  const { channel, ana, call, path } = await without('ReadMessageHistory');
  const post = await ana.post(channel, 'hello');
  const reply = { content: 'x', message_reference: { message_id: post.id } };
  expect(await call('POST', path, reply)).toMatchObject({ body: { code: 160002 } });
  expect((await call('GET', path)).body).toEqual([]);
  expect(await call('GET', `${path}/${post.id}`)).toMatchObject({ body: { code: 50013 } });
});

test('a first reaction needs ADD_REACTIONS, joining one does not', async () => {
  const { discord, channel, ana, call, path } = await without('AddReactions');
  const post = await ana.post(channel, 'hello');
  const react = () => call('PUT', `${path}/${post.id}/reactions/${encodeURIComponent('👍')}/@me`);
  expect(await react()).toMatchObject({ body: { code: 50013 } });
  ana.react(post, '👍');
  discord.clock.advance(300); // Past the bucket for reactions, which takes one.
  expect((await react()).status).toBe(204);
});

test('threads have a permission of their own and follow their channel', async () => {
  const { discord, channel, ana, call } = await without('SendMessages');
  const thread = channel.createThread({ members: [ana] });
  expect((await call('POST', `/channels/${thread.id}/messages`, { content: 'x' })).status).toBe(200);
  channel.setOverwrites([{ for: 'bot', deny: ['SendMessagesInThreads'] }]);
  expect(await call('POST', `/channels/${thread.id}/messages`, { content: 'x' })).toMatchObject({
    body: { code: 50013 },
  });
  expect(discord.channel(thread).parent?.id).toBe(channel.id);
});

test('a private thread is for its members', async () => {
  const { channel, ana, call } = await scene();
  const hidden = channel.createThread({ private: true, members: [ana] });
  expect(await call('GET', `/channels/${hidden.id}`)).toMatchObject({ body: { code: 50001 } });
  const shared = channel.createThread({ private: true, members: [ana], withBot: true });
  expect((await call('GET', `/channels/${shared.id}`)).body).toMatchObject({ type: 12 });
});

test("a server that the bot is not in is 50001 to its members' list and to commands", async () => {
  const { discord, call } = await scene();
  const foreign = discord.createServer({ withBot: false });
  expect(await call('GET', `/guilds/${foreign.id}/members`)).toMatchObject({ status: 403, body: { code: 50001 } });
  expect(await call('PUT', `/applications/${discord.applicationId}/guilds/${foreign.id}/commands`, [])).toMatchObject({
    status: 403,
    body: { code: 50001 },
  });
});

test('overwrites go from everyone over roles to the member', async () => {
  const { discord, server } = await scene();
  const ben = discord.createPerson({ name: 'ben' });
  server.addMember(ben, { permissions: ['ManageMessages'] });
  const channel = server.createChannel({
    overwrites: [
      { for: 'everyone', deny: ['SendMessages', 'AttachFiles'] },
      { for: ben, allow: ['SendMessages'] },
    ],
  });
  expect(ben.permissionsIn(channel)).toEqual(expect.arrayContaining(['SendMessages', 'ManageMessages']));
  expect(ben.permissionsIn(channel)).not.toContain('AttachFiles');
  const admin = discord.createPerson({ name: 'admin' });
  server.addMember(admin, { permissions: ['Administrator'] });
  expect(admin.permissionsIn(channel)).toContain('AttachFiles');
});

test('people are held to the rules too', async () => {
  const { discord, channel, ana } = await scene();
  channel.setOverwrites([{ for: 'everyone', deny: ['SendMessages'] }]);
  await expect(ana.post(channel, 'x')).rejects.toMatchObject({ code: 50013 });
  const stranger = discord.createPerson({ name: 'stranger' });
  await expect(stranger.post(channel, 'x')).rejects.toMatchObject({ code: 50001 });
  expect(() => stranger.see(channel)).toThrow('Missing Access');
});

test('without manage-messages a person deletes only their own', async () => {
  const { discord, server, channel, ana } = await scene();
  const ben = discord.createPerson({ name: 'ben' });
  server.addMember(ben);
  const post = await ana.post(channel, 'mine');
  expect(() => ben.delete(post)).toThrow('Missing Permissions');
  const deleted = discord.nextDeletion();
  ana.delete(post);
  expect(await deleted).toMatchObject({ id: post.id, channelId: channel.id });
  expect(discord.message(post)).toBeUndefined();
});
