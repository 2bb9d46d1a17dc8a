import { type APIMessage, EmbedType, SnowflakeUtil } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Bot } from './bot.ts';
import { attachment, CHANNEL_ID, mentionOfBot, SERVER_ID } from './discord/structures.ts';
import { refusal } from './fake-rest.ts';
import { newId, ownMessage } from './interactions.ts';
import { answering } from './sent-replies.ts';

const fresh = (url = 'http://cdn/me.png') => attachment({ id: newId(), url });
const PICTURE = { attachments: [attachment()] };
const DELETED = /^\/channels\/\d+\/messages\/\d+$/;

/** Somebody changes a message now, or long ago: Discord tells of it all the same. */
function edit(bot: Bot, message: APIMessage, more: Partial<APIMessage>, agoMs = 0): void {
  const edited = new Date(Date.now() - agoMs).toISOString();
  bot.receive('MESSAGE_UPDATE', { ...message, ...more, edited_timestamp: edited });
}

/** A message from before the bot began. */
function old(bot: Bot): APIMessage {
  return JSON.parse(JSON.stringify(bot.message()));
}

describe('a message whose pictures change', () => {
  it('loses its reply with a picture that goes, and what is left is described anew, as another edition', async () => {
    const bot = await Bot.open();
    const [a, b] = [fresh('http://cdn/a.png'), fresh('http://cdn/b.png')];
    const post = bot.post({ attachments: [a, b] });
    await bot.settled();
    edit(bot, post, { attachments: [a] });
    await bot.settled();
    expect(bot.rest.sent('DELETE', DELETED)).toHaveLength(1);
    expect(bot.replies.map(({ nonce }) => nonce)).toEqual([post.id, `${post.id}.1`]);
    expect(bot.describer.urls).toEqual(['http://cdn/a.png', 'http://cdn/b.png', 'http://cdn/a.png']);
  });

  it('loses its reply with all its pictures, and gets no other', async () => {
    const bot = await Bot.open();
    const post = bot.post(PICTURE);
    await bot.settled();
    edit(bot, post, { attachments: [] });
    await bot.settled();
    expect(bot.rest.sent('DELETE', DELETED)).toHaveLength(1);
    expect(bot.replies).toHaveLength(1);
  });

  it('keeps its reply where the words change, or the signature of an address', async () => {
    const bot = await Bot.open();
    const post = bot.post(PICTURE);
    await bot.settled();
    edit(bot, post, { content: 'look' });
    edit(bot, post, { attachments: [attachment({ url: 'http://cdn/me.png?ex=2' })] });
    await bot.settled();
    expect(bot.rest.sent('DELETE', DELETED)).toEqual([]);
    expect(bot.replies).toHaveLength(1);
  });

  it('is described anew where another picture comes to it, and loses the reply that it had', async () => {
    const bot = await Bot.open();
    const [a, b] = [fresh('http://cdn/a.png'), fresh('http://cdn/b.png')];
    const post = bot.post({ attachments: [a] });
    await bot.settled();
    edit(bot, post, { attachments: [a, b] });
    await bot.settled();
    expect(bot.rest.sent('DELETE', DELETED)).toHaveLength(1);
    expect(bot.replies).toHaveLength(2);
    expect(bot.describer.urls).toEqual(['http://cdn/a.png', 'http://cdn/a.png', 'http://cdn/b.png']);
  });

  it('is described where a picture comes to it', async () => {
    const bot = await Bot.open();
    const post = bot.post({ content: 'soon' });
    await bot.settled();
    edit(bot, post, PICTURE);
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
  });

  it('that was left alone is looked at when it asks', async () => {
    const bot = await Bot.open({ settings: { WATCH_DEFAULT: 'mentions' } });
    const post = bot.post(PICTURE);
    await bot.settled();
    edit(bot, post, { content: 'look' });
    await bot.settled();
    expect(bot.replies).toEqual([]);
    edit(bot, post, mentionOfBot());
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
  });

  it('that was left alone and asked long ago, is not', async () => {
    const bot = await Bot.open({ settings: { WATCH_DEFAULT: 'mentions' } });
    const post = bot.post(PICTURE);
    await bot.settled();
    edit(bot, post, mentionOfBot(), 61_000);
    await bot.settled();
    expect(bot.replies).toEqual([]);
  });

  it('with a preview that comes later is described where links are', async () => {
    const bot = await Bot.open();
    await bot.services.settings.setServer(SERVER_ID, { links: true });
    const url = 'https://example.org/cat.png';
    const post = bot.post({ content: url });
    await bot.settled();
    const proxy_url = 'https://images-ext-1.discordapp.net/cat.png';
    const thumbnail = { url, proxy_url, width: 9, height: 9 };
    bot.receive('MESSAGE_UPDATE', { ...post, embeds: [{ type: EmbedType.Image, url, thumbnail }] });
    await bot.settled();
    expect(bot.describer.urls).toEqual([proxy_url]);
  });
});

describe('a message from before the bot began', () => {
  it('is described where a file was just added and nothing answered it', async () => {
    const bot = await Bot.open();
    edit(bot, old(bot), { attachments: [fresh()] });
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    edit(bot, old(bot), { attachments: [attachment({ id: '1000' }), fresh()] });
    await bot.settled();
    expect(bot.replies).toHaveLength(2);
  });

  it.each([
    ['is an old one', (bot: Bot) => edit(bot, old(bot), { attachments: [attachment({ id: '1000' })] })],
    ['was edited long ago', (bot: Bot) => edit(bot, old(bot), { attachments: [fresh()] }, 61_000)],
    ['was not edited', (bot: Bot) => bot.receive('MESSAGE_UPDATE', { ...old(bot), attachments: [fresh()] })],
    ['was added a minute ago', (bot: Bot) => edit(bot, old(bot), { attachments: [minuteOld()] })],
  ])('is left alone where its file %s', async (_, change) => {
    const bot = await Bot.open();
    change(bot);
    await bot.settled();
    expect([bot.rest.requests, bot.describer.urls]).toEqual([[], []]);
  });

  it('is left alone where it has a reply already, or where that cannot be seen', async () => {
    const bot = await Bot.open();
    const message = old(bot);
    bot.rest.history.set(CHANNEL_ID, [ownMessage(answering(message.id))]);
    edit(bot, message, { attachments: [fresh()] });
    await bot.settled();
    expect(bot.describer.urls).toEqual([]);
    bot.rest.answer(({ method }) => (method === 'GET' ? refusal(403, 50001) : undefined));
    edit(bot, old(bot), { attachments: [fresh()] });
    await bot.settled();
    expect(bot.describer.urls).toEqual([]);
    expect(bot.log.with('an edit is left alone')).toHaveLength(1);
    bot.rest.answer(({ method }) => (method === 'GET' ? new TypeError('a bug') : undefined));
    edit(bot, old(bot), { attachments: [fresh()] });
    await bot.settled();
    expect(bot.log.with('an edit was not answered')).toHaveLength(1);
  });

  it('is described where it asks only now', async () => {
    const bot = await Bot.open({ settings: { WATCH_DEFAULT: 'mentions' } });
    edit(bot, old(bot), { attachments: [attachment({ id: '1000' })], ...mentionOfBot() });
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
  });
});

function minuteOld() {
  return attachment({ id: SnowflakeUtil.generate({ timestamp: Date.now() - 61_000 }).toString() });
}
