import { type APIMessage, Events, PermissionFlagsBits as May, SnowflakeUtil } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Bot, type BotOptions } from './bot.ts';
import { attachment, CHANNEL_ID, SERVER_ID } from './discord/structures.ts';
import { refusal } from './fake-rest.ts';
import { ownMessage } from './interactions.ts';
import { answering } from './sent-replies.ts';

const place = { serverId: SERVER_ID, channelId: CHANNEL_ID };

function idAgo(minutes: number): string {
  return SnowflakeUtil.generate({ timestamp: Date.now() - minutes * 60_000 }).toString();
}

/** A bot in whose channel was posted so many minutes ago, and which was finished up to some minutes ago. */
async function missed(
  minutesAgo: readonly number[],
  {
    finished = 9,
    newest = Math.min(...minutesAgo),
    ...options
  }: BotOptions & { finished?: number | null; newest?: number } = {},
) {
  const bot = await Bot.open({ ...options, ...(finished !== null && { finishedUntil: idAgo(finished) }) });
  const posts: APIMessage[] = minutesAgo.map((minutes) =>
    JSON.parse(
      JSON.stringify({
        ...bot.message(),
        id: idAgo(minutes),
        attachments: [attachment({ url: `http://cdn/${minutes}.png` })],
      }),
    ),
  );
  bot.rest.history.set(
    CHANNEL_ID,
    posts.map((post) => ({ ...post })),
  );
  const channel = bot.client.channels.cache.get(CHANNEL_ID);
  Object.assign(channel ?? {}, { lastMessageId: idAgo(newest) });
  return { bot, posts };
}

async function answered(bot: Bot): Promise<(string | undefined)[]> {
  bot.catchUp.onNewSession(bot.client, 0);
  await bot.settled();
  return bot.replies.map(({ message_reference }) => message_reference?.message_id);
}

describe('what was posted while the bot was away', () => {
  it('is answered, the oldest first, and said to be late', async () => {
    const { bot, posts } = await missed([5, 3, 4]);
    const ids = await answered(bot);
    expect(new Set(ids)).toEqual(new Set(posts.map(({ id }) => id)));
    expect(bot.replies.every(({ content }) => /away|late|back/i.test(content ?? ''))).toBe(true);
    expect(bot.describer.urls).toEqual([5, 4, 3].map((minutes) => `http://cdn/${minutes}.png`));
    expect(bot.log.with('catching up')).toMatchObject([{ channels: 1, shard: 0 }]);
    expect(bot.meter.of('facets_catch_up_channels_total')).toBe(1);
    expect(bot.meter.of('facets_catch_up_posts_total')).toBe(3);
    expect(bot.services.settings.finishedUntil(CHANNEL_ID)).toBe(posts[1]?.id);
    expect(bot.rest.sent('GET', /messages$/)[0]?.query.get('limit')).toBe('50');
  });

  it('is left alone up to where the channel was finished, and where it is too old', async () => {
    const { bot, posts } = await missed([2, 9.5, 11]);
    expect(await answered(bot)).toEqual([posts[0]?.id]);
    const { bot: other, posts: older } = await missed([2, 5, 11], { finished: 30 });
    expect(new Set(await answered(other))).toEqual(new Set([older[0]?.id, older[1]?.id]));
  });

  it('and has a reply already is not answered again', async () => {
    const { bot, posts } = await missed([5, 3]);
    const history = bot.rest.history.get(CHANNEL_ID) ?? [];
    history.push(ownMessage({ id: idAgo(2), ...answering(posts[0]?.id ?? '') }));
    history.push(ownMessage({ id: idAgo(2.2) }));
    const other = { author: { id: '5', username: 'x', discriminator: '0' } };
    history.push(ownMessage({ id: idAgo(2.1), ...answering(posts[1]?.id ?? ''), ...other }));
    expect(await answered(bot)).toEqual([posts[1]?.id]);
  });

  it.each<[string, BotOptions]>([
    ['nothing is watched', { settings: { WATCH_DEFAULT: 'mentions' } }],
    ['the operator wants none of it', { settings: { CATCH_UP_MINUTES: '0' } }],
    ['Discord does not show what is in messages', { seesContent: false }],
    ['the bot may not read back', { permissions: May.ViewChannel | May.SendMessages }],
  ])('is not read where %s', async (_, options) => {
    const { bot } = await missed([3], options);
    expect(await answered(bot)).toEqual([]);
    expect(bot.rest.requests).toEqual([]);
  });

  it('is not read in a channel that was never finished: from now on it is', async () => {
    const { bot } = await missed([3], { finished: null });
    expect(await answered(bot)).toEqual([]);
    expect(bot.rest.requests).toEqual([]);
    const newest = bot.client.channels.cache.get(CHANNEL_ID);
    expect(bot.services.settings.finishedUntil(CHANNEL_ID)).toBe(Reflect.get(newest ?? {}, 'lastMessageId'));
  });

  it('is not asked for where nothing new is there, or nothing that is worth an answer any more', async () => {
    const { bot } = await missed([3], { newest: 9.9 });
    expect(await answered(bot)).toEqual([]);
    const { bot: old } = await missed([3], { finished: 60, newest: 20 });
    expect(await answered(old)).toEqual([]);
    expect([...bot.rest.requests, ...old.rest.requests]).toEqual([]);
  });

  it('cannot be read where Discord refuses: that is logged, and what comes then is not held back', async () => {
    const { bot } = await missed([3]);
    bot.rest.answer(({ method }) => (method === 'GET' ? refusal(403, 50001) : undefined));
    expect(await answered(bot)).toEqual([]);
    expect(bot.log.with('cannot be read')).toMatchObject([{ channel: CHANNEL_ID }]);
    const next = bot.post({ attachments: [attachment()] });
    await bot.settled();
    expect(bot.services.settings.finishedUntil(CHANNEL_ID)).toBe(next.id);
    bot.rest.answer(({ method }) => (method === 'GET' ? new TypeError('a bug') : undefined));
    bot.services.settings.finish(place, idAgo(5));
    Object.assign(bot.client.channels.cache.get(CHANNEL_ID) ?? {}, { lastMessageId: idAgo(-1) });
    await answered(bot);
    expect(bot.log.with('catching up failed')).toHaveLength(1);
  });

  it('is left to the next start where this one ends first', async () => {
    const { bot } = await missed([3]);
    await bot.services.workload.stop(0, 0);
    expect(await answered(bot)).toEqual([]);
    expect(bot.rest.requests).toEqual([]);
  });
});

describe('a connection that is lost', () => {
  /** A bot that was there when its channel was finished, nine minutes ago. */
  async function lost() {
    const { bot, posts } = await missed([3], { newest: 9.9 });
    expect(await answered(bot)).toEqual([]);
    bot.client.emit(Events.ShardReconnecting, 0);
    const next = bot.post({ attachments: [attachment()] });
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    bot.rest.history.get(CHANNEL_ID)?.push({ ...next });
    Object.assign(bot.client.channels.cache.get(CHANNEL_ID) ?? {}, { lastMessageId: next.id });
    return { bot, posts, next };
  }

  it('is caught up with from where channels were when it was, however often it tried', async () => {
    const { bot, posts } = await lost();
    bot.client.emit(Events.ShardReconnecting, 0);
    expect(await answered(bot)).toContain(posts[0]?.id);
  });

  it('that is resumed missed nothing', async () => {
    const { bot, next } = await lost();
    bot.client.emit(Events.ShardResume, 0, 1);
    expect(await answered(bot)).toEqual([next.id]);
  });

  it('of another shard says nothing of this one’s channels', async () => {
    const { bot, next } = await lost();
    bot.catchUp.onNewSession(bot.client, 1);
    await bot.settled();
    expect(bot.replies.map(({ message_reference }) => message_reference?.message_id)).toEqual([next.id]);
  });
});
