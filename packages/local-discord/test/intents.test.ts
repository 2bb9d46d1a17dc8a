import { ApplicationCommandType, GatewayIntentBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { picture } from './picture.ts';
import { loggedIn } from './raw-gateway.ts';
import { idIn, register, scene } from './scene.ts';

const { Guilds, GuildMessages, MessageContent, DirectMessages, GuildMessageReactions } = GatewayIntentBits;
const EMPTY = { content: '', embeds: [], attachments: [], components: [] };

test('without the message-content intent a message comes empty', async () => {
  const { discord, channel, ana } = await scene();
  const without = await loggedIn(discord, GuildMessages);
  const withIt = await loggedIn(discord, GuildMessages | MessageContent);
  await ana.post(channel, { content: 'look', files: [{ name: 'me.png', data: await picture() }] });
  expect(await without.gateway.event('MESSAGE_CREATE')).toMatchObject({ d: { ...EMPTY, author: { id: ana.id } } });
  expect(await withIt.gateway.event('MESSAGE_CREATE')).toMatchObject({
    d: { content: 'look', attachments: [{ filename: 'me.png', content_type: 'image/png', width: 40, height: 30 }] },
  });
});

test('a mention of the bot comes whole without the intent', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages);
  await ana.post(channel, `<@${discord.bot.id}> look`);
  expect(await gateway.event('MESSAGE_CREATE')).toMatchObject({
    d: { content: `<@${discord.bot.id}> look`, mentions: [{ id: discord.bot.id }] },
  });
});

test('a reply to the bot comes whole where it pings, and empty where it does not', async () => {
  const { discord, channel, ana, call } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages);
  const ours = idIn(await call('POST', `/channels/${channel.id}/messages`, { content: 'hello' }));
  await ana.post(channel, { content: 'with ping', replyTo: ours });
  await ana.post(channel, { content: 'without', replyTo: ours, pingAuthor: false });
  const replies = () =>
    gateway.received.filter(({ t, d }) => t === 'MESSAGE_CREATE' && JSON.stringify(d).includes(ours));
  await gateway.next(() => replies().length >= 3);
  expect(replies().slice(1)).toMatchObject([
    { d: { content: 'with ping', referenced_message: { content: 'hello' } } },
    { d: { content: '', referenced_message: { content: 'hello' } } },
  ]);
});

test('what a reply refers to stays empty where it is not for the bot', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages);
  const post = await ana.post(channel, 'between us');
  await ana.post(channel, { content: `<@${discord.bot.id}> see above`, replyTo: post });
  const reply = await gateway.next(({ d }) => JSON.stringify(d ?? '').includes('see above'));
  expect(reply).toMatchObject({ d: { referenced_message: { content: '' } } });
});

test('direct messages and own messages come whole without the intent', async () => {
  const { discord, channel, ana, call } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages | DirectMessages);
  await ana.post(discord.openDm(ana), 'psst');
  expect(await gateway.event('MESSAGE_CREATE')).toMatchObject({ d: { content: 'psst' } });
  await call('POST', `/channels/${channel.id}/messages`, { content: 'mine' });
  await gateway.next(({ d }) => JSON.stringify(d ?? '').includes('"mine"'));
});

test('the target of a message command comes whole without the intent', async () => {
  const { discord, channel, ana, call } = await scene({ privilegedIntents: [] });
  const { gateway } = await loggedIn(discord, GuildMessages);
  await register(call, discord, { name: 'Classify', type: ApplicationCommandType.Message });
  const post = await ana.post(channel, 'target');
  await ana.applyCommand('Classify', post);
  expect(await gateway.event('INTERACTION_CREATE')).toMatchObject({
    d: { data: { target_id: post.id, resolved: { messages: { [post.id]: { content: 'target' } } } } },
  });
});

test('over REST the portal decides: content is empty once the intent is switched off', async () => {
  const { discord, channel, ana, call } = await scene();
  const post = await ana.post(channel, 'look');
  const path = `/channels/${channel.id}/messages/${post.id}`;
  expect((await call('GET', path)).body).toMatchObject({ content: 'look' });
  discord.setPrivilegedIntents([]);
  expect((await call('GET', path)).body).toMatchObject(EMPTY);
});

test('events reach only sessions with their intent', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, Guilds | GuildMessageReactions);
  const post = await ana.post(channel, 'not for you');
  ana.react(post, '👍');
  await gateway.event('MESSAGE_REACTION_ADD');
  expect(gateway.received.map(({ t }) => t)).not.toContain('MESSAGE_CREATE');
});

test('messages of channels that the bot cannot see do not reach it', async () => {
  const { discord, server, channel, ana } = await scene();
  const hidden = server.createChannel({ name: 'hidden', overwrites: [{ for: 'bot', deny: ['ViewChannel'] }] });
  const { gateway } = await loggedIn(discord, GuildMessages | MessageContent);
  await ana.post(hidden, 'secret');
  await ana.post(channel, 'open');
  expect(await gateway.event('MESSAGE_CREATE')).toMatchObject({ d: { content: 'open' } });
});
