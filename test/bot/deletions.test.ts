import { describe, expect, it } from 'vitest';
import { Deletions } from '../../src/bot/deletions.ts';
import { Bot } from './bot.ts';
import { ANA_ID, attachment, CHANNEL_ID, SERVER_ID } from './discord/structures.ts';
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
    expect(bot.log.with('a reply was not deleted')).toMatchObject([
      { message: expect.any(String), err: { message: 'a bug' } },
    ]);
  });
});

/** Something that was said of Ana's picture in message 2. */
async function said(bot: Bot): Promise<void> {
  const about = { messageId: '2', keys: ['a'], posterIds: [ANA_ID] };
  await bot.services.publications.during(about, async ({ sent }) => sent({ channelId: CHANNEL_ID, messageId: '9' }));
}

const gone = (bot: Bot) => bot.rest.sent('DELETE', DELETED).map(({ path }) => path);
const NINE = `/channels/${CHANNEL_ID}/messages/9`;

describe('what was said of a picture', () => {
  it('goes when its poster opts out', async () => {
    const bot = await Bot.open();
    await said(bot);
    await bot.services.settings.optOut(ANA_ID);
    await bot.settled();
    expect(gone(bot)).toEqual([NINE]);
  });

  it('goes with its message, beside the reply to that', async () => {
    const bot = await Bot.open();
    await said(bot);
    const post = bot.post({ ...PICTURE, id: '2' });
    await bot.settled();
    bot.receive('MESSAGE_DELETE', { id: post.id, ...place });
    await bot.settled();
    expect(gone(bot)).toHaveLength(2);
    expect(gone(bot)).toContain(NINE);
  });

  it('goes when its message loses the picture, and not before', async () => {
    const bot = await Bot.open();
    await said(bot);
    const deletions = new Deletions(bot.services);
    deletions.attach(bot.client);
    deletions.dropLost('2', new Set(['a', 'b']));
    await bot.settled();
    expect(gone(bot)).toEqual([]);
    deletions.dropLost('2', new Set(['b']));
    await bot.settled();
    expect(gone(bot)).toEqual([NINE]);
  });
});
