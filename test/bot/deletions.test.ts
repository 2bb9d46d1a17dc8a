import { describe, expect, it } from 'vitest';
import { Bot } from './bot.ts';
import { attachment, CHANNEL_ID, SERVER_ID } from './discord/structures.ts';
import { refusal } from './fake-rest.ts';

const PICTURE = { attachments: [attachment()] };
const DELETED = /^\/channels\/\d+\/messages\/\d+$/;
const place = { channel_id: CHANNEL_ID, guild_id: SERVER_ID };

describe('a message that is deleted', () => {
  it('takes its reply along', async () => {
    const bot = await Bot.open();
    const post = bot.post(PICTURE);
    await bot.settled();
    bot.receive('MESSAGE_DELETE', { id: post.id, ...place });
    bot.receive('MESSAGE_DELETE', { id: post.id, ...place });
    await bot.settled();
    expect(bot.rest.sent('DELETE', DELETED)).toHaveLength(1);
  });

  it('with many others takes its reply along, and only its own', async () => {
    const bot = await Bot.open();
    const posts = [bot.post(PICTURE), bot.post(PICTURE), bot.post(PICTURE)];
    await bot.settled();
    const ids = [posts[0]?.id, posts[2]?.id, '1'];
    bot.receive('MESSAGE_DELETE_BULK', { ids, ...place });
    await bot.settled();
    expect(bot.rest.sent('DELETE', DELETED)).toHaveLength(2);
  });

  it('without a reply is no matter', async () => {
    const bot = await Bot.open();
    bot.receive('MESSAGE_DELETE', { id: '1', ...place });
    await bot.settled();
    expect(bot.rest.requests).toEqual([]);
  });

  it('whose reply cannot be deleted is logged, a bug as one', async () => {
    const bot = await Bot.open();
    const posts = [bot.post(PICTURE), bot.post(PICTURE)];
    await bot.settled();
    bot.rest.answer(({ method }) => (method === 'DELETE' ? refusal(403, 50013) : undefined));
    bot.receive('MESSAGE_DELETE', { id: posts[0]?.id, ...place });
    await bot.settled();
    expect(bot.log.with('not taken')).toHaveLength(1);
    bot.rest.answer(({ method }) => (method === 'DELETE' ? new TypeError('a bug') : undefined));
    bot.receive('MESSAGE_DELETE', { id: posts[1]?.id, ...place });
    await bot.settled();
    expect(bot.log.with('a reply was not deleted')).toHaveLength(1);
  });
});
