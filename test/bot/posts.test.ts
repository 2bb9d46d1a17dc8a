import { getEventListeners } from 'node:events';
import { EmbedType, HTTPError, PermissionFlagsBits as May, MessageReferenceType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { BusyError, UserError } from '../../src/user-error.ts';
import { Bot, customIdsOf, described, NOBODY, textOf } from './bot.ts';
import {
  ANA_ID,
  attachment,
  BOT_ID,
  CHANNEL_ID,
  mentionOfBot,
  messageIn,
  SERVER_ID,
  user,
} from './discord/structures.ts';
import { refusal } from './fake-rest.ts';

const PICTURE = { attachments: [attachment()] };
const MESSAGES = /^\/channels\/\d+\/messages$/;
const REACTIONS = /\/reactions\//;
const BEN = '900000000000000002';
const place = { serverId: SERVER_ID, channelId: CHANNEL_ID };

const mentions = { settings: { WATCH_DEFAULT: 'mentions' } };
const notAnImage = () => new UserError('image/not-an-image', 'That is no picture.', { values: { found: 'none' } });

function isEmpty(dependants: unknown): boolean {
  return dependants === undefined || (dependants instanceof Set && dependants.size === 0);
}

describe('what a person and a server may have described in a minute', () => {
  const settings = { PERSON_PICTURES_PER_MINUTE: '1', SERVER_PICTURES_PER_MINUTE: '1' };

  async function expectUsedUp({ services: { rates } }: Bot) {
    await expect(rates.take(1, ANA_ID, undefined)).rejects.toMatchObject({ code: 'busy/person' });
    await expect(rates.take(1, BEN, SERVER_ID)).rejects.toMatchObject({ code: 'busy/server' });
  }

  it('is used up by pictures that are posted', async () => {
    const bot = await Bot.open({ settings });
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    await expectUsedUp(bot);
  });

  it('is used up by a question about another message, whatever is there', async () => {
    const bot = await Bot.open({ settings });
    bot.rest.history.set(CHANNEL_ID, [{ ...bot.message(), id: '5', content: 'no picture' }]);
    bot.post({ ...mentionOfBot(), message_reference: { type: 0, channel_id: CHANNEL_ID, message_id: '5' } });
    await bot.settled();
    expect(bot.describer.urls).toEqual([]);
    await expectUsedUp(bot);
  });
});

describe('a watched post', () => {
  it('gets a reply that refers to it, pings nobody, and is sent once', async () => {
    const bot = await Bot.open();
    const post = bot.post(PICTURE);
    bot.receive('MESSAGE_CREATE', { ...post });
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    expect(bot.services.pairs.drop(post.id)).toMatchObject({ channelId: CHANNEL_ID });
    const [reply] = bot.replies;
    expect(reply).toMatchObject({
      message_reference: { message_id: post.id, fail_if_not_exists: true },
      allowed_mentions: { parse: [], replied_user: false },
      nonce: post.id,
      enforce_nonce: true,
    });
    expect(textOf(reply ?? {})).toMatch(/eyeglasses/i);
    expect(bot.rest.sent('POST', MESSAGES)[0]?.files).toEqual(['card.jpg']);
    expect(customIdsOf(reply ?? {})).toContain(`delete|${ANA_ID}|${ANA_ID}`);
    expect(bot.meter.of('facets_replies_total sent')).toBe(1);
    expect(bot.meter.of('facets_posts_seen_total watched')).toBe(1);
  });

  it('that was answered leaves nothing behind on what lives as long as the bot', async () => {
    const bot = await Bot.open();
    for (let posts = 0; posts < 3; posts++) bot.post(PICTURE);
    await bot.settled();
    expect(bot.replies).toHaveLength(3);
    const { ending, stopping } = bot.services.workload;
    for (const signal of [ending, stopping]) {
      expect(getEventListeners(signal, 'abort')).toEqual([]);
      // AbortSignal.any leaves a reference on each of its sources for as long as they live.
      const dependants = Object.getOwnPropertySymbols(signal).find(({ description }) =>
        /Depend[ae]nt/.test(description ?? ''),
      );
      expect(dependants && Reflect.get(signal, dependants)).toSatisfy(isEmpty);
    }
  });

  it('is described as somebody who waits behind those who asked, at the address of its file', async () => {
    const bot = await Bot.open();
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.describer.urls).toEqual(['http://cdn/me.png']);
    expect(bot.describer.asked[0]?.options).toMatchObject({
      errand: { posterId: ANA_ID, urgency: 'watched' },
      maxFaces: 10,
      card: { language: 'en', threshold: 0.5, showFaces: 'always' },
    });
    // Judgements of looks are nobody's wish here.
    expect(bot.describer.asked[0]?.options.card?.hidden).toContain('Attractive');
  });

  it('introduces the bot once a channel', async () => {
    const bot = await Bot.open();
    for (let times = 0; times < 2; times++) {
      bot.post(PICTURE);
      await bot.settled();
    }
    const introduced = bot.replies.map(({ content }) => /\/privacy/.test(content ?? ''));
    expect(introduced).toEqual([true, false]);
    expect(bot.replies[1]?.content).toBe('');
    expect(bot.services.settings.isIntroduced(place)).toBe(true);
  });

  it('without a face, or that is no picture, is left alone, and the channel is finished up to it', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => NOBODY;
    bot.post(PICTURE);
    await bot.settled();
    bot.describer.answer = () => {
      throw notAnImage();
    };
    const last = bot.post(PICTURE);
    await bot.settled();
    expect(bot.rest.requests).toEqual([]);
    expect(bot.log.with('left alone')).toMatchObject([{ codes: [] }, { codes: ['image/not-an-image'] }]);
    expect(bot.services.settings.finishedUntil(CHANNEL_ID)).toBe(last.id);
    expect(bot.meter.of('facets_posts_shed_total')).toBe(0);
  });

  it('that nothing can be said of bears the sign where the channel wants it, until it can', async () => {
    const bot = await Bot.open();
    await bot.services.settings.setChannel(place, { sign: true });
    bot.describer.answer = () => NOBODY;
    const post = bot.post(PICTURE);
    await bot.settled();
    expect(bot.rest.sent('PUT', REACTIONS).map(({ path }) => decodeURIComponent(path))).toEqual([
      `/channels/${CHANNEL_ID}/messages/${post.id}/reactions/🔍/@me`,
    ]);
    bot.describer.answer = () => described();
    const edited = { ...post, attachments: [attachment({ url: 'http://cdn/other.png' })] };
    bot.receive('MESSAGE_UPDATE', { ...edited, edited_timestamp: new Date().toISOString() });
    await bot.settled();
    expect(bot.rest.sent('DELETE', REACTIONS)).toHaveLength(1);
    expect(bot.replies).toHaveLength(1);
  });

  it('whose picture cannot be had for reasons that are not its own bears no sign, and counts as shed', async () => {
    const bot = await Bot.open();
    await bot.services.settings.setChannel(place, { sign: true });
    for (const code of ['download/failed', 'download/too-slow', 'download/expired'] as const) {
      bot.describer.answer = () => {
        throw new UserError<string>(code, 'not now');
      };
      bot.post(PICTURE);
      await bot.settled();
    }
    expect(bot.rest.requests).toEqual([]);
    expect(bot.meter.of('facets_posts_shed_total')).toBe(3);
    expect(bot.log.with('shed').map(({ why }) => why)).toEqual([
      'download/failed',
      'download/too-slow',
      'download/expired',
    ]);
  });

  it('says nothing of pictures that failed where another has a face', async () => {
    const bot = await Bot.open();
    bot.describer.answer = (url) => {
      if (url.endsWith('b.png')) throw notAnImage();
      return described();
    };
    bot.post({ attachments: [attachment(), attachment({ id: '2', filename: 'b.png', url: 'http://cdn/b.png' })] });
    await bot.settled();
    expect(textOf(bot.replies[0] ?? {})).not.toContain('b.png');
  });

  it('fails quietly by a bug, which is logged and counted', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new TypeError('a bug');
    };
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.rest.requests).toEqual([]);
    expect(bot.log.with('failed')).toMatchObject([{ err: { message: 'a bug' } }]);
    expect(bot.meter.of('facets_errors_total')).toBe(1);
  });

  it('is none of the bot’s business in a channel that takes no answers', async () => {
    const bot = await Bot.open({ permissions: May.ViewChannel });
    bot.post(PICTURE);
    bot.post(PICTURE);
    await bot.settled();
    expect([bot.rest.requests, bot.describer.urls]).toEqual([[], []]);
    expect(bot.log.with('no permission to answer')).toHaveLength(1);
    expect(bot.meter.of('facets_posts_shed_total')).toBe(0);
    expect(bot.meter.of('facets_posts_seen_total watched')).toBe(2);
  });

  it('of somebody who opted out is never downloaded, nor that of who was turned away', async () => {
    const bot = await Bot.open();
    void bot.services.settings.optOut(ANA_ID);
    void bot.services.blocked.people.add(BEN);
    bot.post(PICTURE);
    bot.post({ ...PICTURE, author: user(BEN) });
    await bot.settled();
    expect([bot.rest.requests, bot.describer.urls]).toEqual([[], []]);
    expect(bot.log.with('left alone')).toMatchObject([{ code: 'person/opted-out' }]);
    expect(bot.log.with('failed')).toEqual([]);
    bot.post({ ...PICTURE, ...mentionOfBot(), author: user(BEN) });
    await bot.settled();
    expect(bot.rest.requests).toEqual([]);
    void bot.services.blocked.servers.add(SERVER_ID);
    bot.post({ ...PICTURE, author: user('900000000000000003') });
    await bot.settled();
    expect([bot.rest.requests, bot.describer.urls]).toEqual([[], []]);
  });

  it('of who opts out while it is described gets no reply', async () => {
    const bot = await Bot.open();
    bot.describer.answer = async () => {
      await bot.services.consent.optOut(ANA_ID);
      return described();
    };
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.replies).toEqual([]);
  });

  it('that is deleted while it is described gets no reply, and one whose reply is under way loses it', async () => {
    const bot = await Bot.open();
    bot.describer.answer = async () => {
      bot.receive('MESSAGE_DELETE', { id: post.id, channel_id: CHANNEL_ID, guild_id: SERVER_ID });
      return described();
    };
    let post = bot.post(PICTURE);
    await bot.settled();
    expect(bot.replies).toEqual([]);
    expect(bot.log.with('withdrawn')).toHaveLength(1);

    bot.describer.answer = () => described();
    bot.rest.answer(({ method, path }) => {
      if (method === 'POST' && MESSAGES.test(path)) {
        bot.receive('MESSAGE_DELETE', { id: post.id, channel_id: CHANNEL_ID, guild_id: SERVER_ID });
      }
      return undefined;
    });
    post = bot.post(PICTURE);
    await bot.settled();
    expect(bot.rest.sent('DELETE', /\/messages\/\d+$/)).toHaveLength(1);
  });

  it('waits while there is too much to do, and is answered then', async () => {
    const bot = await Bot.open();
    let times = 0;
    bot.describer.answer = () => {
      if (times++ === 0) throw new BusyError('busy/queue-full', 1);
      return described();
    };
    bot.post(PICTURE);
    await bot.settled();
    expect([times, bot.replies.length]).toEqual([2, 1]);
  });

  it('is given up where it would be answered too late, and left to the next start where this one ends', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new BusyError('busy/queue-full', 11 * 60_000);
    };
    const first = bot.post(PICTURE);
    await bot.settled();
    expect(bot.log.with('shed')).toMatchObject([{ why: 'busy/queue-full' }]);
    expect(bot.services.settings.finishedUntil(CHANNEL_ID)).toBe(first.id);

    bot.describer.answer = () => {
      void bot.services.workload.stop(0, 0);
      throw new BusyError('busy/queue-full', 60_000);
    };
    const second = bot.post(PICTURE);
    await bot.settled();
    expect(bot.log.with('shed')).toHaveLength(1);
    expect(BigInt(bot.services.settings.finishedUntil(CHANNEL_ID) ?? 0)).toBeLessThan(BigInt(second.id));
  });

  it('waits no longer when the bot stops', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new BusyError('busy/queue-full', 60_000);
    };
    bot.post(PICTURE);
    while (bot.describer.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await bot.services.workload.stop(5000, 0);
    expect(bot.replies).toEqual([]);
  });
});

describe('a post that Discord does not take an answer to', () => {
  it.each([
    [404, 10003, 'gone'],
    [403, 50013, 'refused'],
    [400, 50035, 'refused'],
  ])('with %i and code %i is shed', async (status, code, kind) => {
    const bot = await Bot.open();
    bot.rest.answer(({ method }) => (method === 'POST' ? refusal(status, code) : undefined));
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.log.with('shed')).toMatchObject([{ why: `the reply: ${kind}` }]);
    expect(bot.meter.of('facets_posts_shed_total')).toBe(1);
    expect(bot.services.settings.isIntroduced(place)).toBe(false);
  });

  it('because it does not answer at all is shed', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new HTTPError(503, 'away', 'GET', 'https://d.test/', { files: [], body: {} });
    };
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.log.with('shed')).toMatchObject([{ why: 'Discord does not answer' }]);
  });
});

describe('a post of some time ago', () => {
  const takeLate = async (bot: Bot, lateMs: number) => {
    const channel = bot.client.channels.cache.get(CHANNEL_ID);
    if (!channel) throw new Error('expected a channel');
    bot.posts.take(messageIn({ client: bot.client, channel }, PICTURE), { lateMs });
    await bot.settled();
  };

  it('is said to be late, under the introduction where that is due', async () => {
    const bot = await Bot.open();
    await takeLate(bot, 1000);
    const [introduction, late, ...others] = bot.replies[0]?.content?.split('\n') ?? [];
    expect([introduction, late, others]).toEqual([expect.stringContaining('/privacy'), expect.any(String), []]);
    bot.post(PICTURE);
    await bot.settled();
    expect(bot.replies[1]?.content).not.toContain(late);
  });

  it('has the less time to wait', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new BusyError('busy/queue-full', 30_000);
    };
    await takeLate(bot, 9.6 * 60_000);
    expect(bot.log.with('shed')).toMatchObject([{ why: 'busy/queue-full' }]);
    expect(bot.meter.of('facets_posts_shed_total')).toBe(1);
  });
});

describe('a post beside a mention', () => {
  it('is answered where nothing is watched, by who asked, opinions included', async () => {
    const bot = await Bot.open(mentions);
    bot.post(PICTURE);
    bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    expect(bot.describer.asked[0]?.options.errand).toEqual({ posterId: ANA_ID, urgency: 'mention' });
    expect(bot.describer.asked[0]?.options.card?.hidden).toEqual([]);
    expect(bot.meter.of('facets_posts_seen_total asked')).toBe(1);
  });

  it('is told when it has no face, cannot be had, or fails by a bug', async () => {
    const bot = await Bot.open(mentions);
    bot.describer.answer = () => NOBODY;
    bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    expect(textOf(bot.replies[0] ?? {})).toMatch(/I found no face/);
    bot.describer.answer = () => {
      throw notAnImage();
    };
    bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    expect(textOf(bot.replies[1] ?? {})).not.toBe('');
    bot.describer.answer = () => {
      throw new TypeError('a bug');
    };
    const post = bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    const [line] = bot.log.with('failed');
    expect(line).toMatchObject({ message: post.id, channel: CHANNEL_ID, server: SERVER_ID });
    expect(textOf(bot.replies[2] ?? {})).toContain(String(line?.errorId));
  });

  it('is told that its poster opted out or was turned away, and takes that reply along', async () => {
    const bot = await Bot.open(mentions);
    void bot.services.settings.optOut(ANA_ID);
    const post = bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    expect(textOf(bot.replies[0] ?? {})).toMatch(/You have opted out/);
    bot.receive('MESSAGE_DELETE', { id: post.id, channel_id: CHANNEL_ID, guild_id: SERVER_ID });
    await bot.settled();
    expect(bot.rest.sent('DELETE', /\/messages\/\d+$/)).toHaveLength(1);
    const dm = await Bot.open({ dm: true });
    void dm.services.blocked.people.add(ANA_ID);
    dm.post(PICTURE);
    await dm.settled();
    expect(dm.describer.urls).toEqual([]);
    expect(dm.replies).toHaveLength(1);
  });

  it('is told when there is too much to do for too long, and at a stop', async () => {
    const bot = await Bot.open(mentions);
    bot.describer.answer = () => {
      throw new BusyError('busy/queue-full', 11 * 60_000);
    };
    bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    await bot.services.workload.stop(0, 0);
    bot.post({ ...PICTURE, ...mentionOfBot() });
    await bot.settled();
    expect(textOf(bot.replies[1] ?? {})).toMatch(/restart/);
  });

  it('that gives what it answers is about that one, of whose poster it is', async () => {
    const bot = await Bot.open(mentions);
    const first: Readonly<Record<string, unknown>> = { ...bot.message(), ...PICTURE, author: user(BEN) };
    bot.rest.history.set(CHANNEL_ID, [first]);
    const reference = { type: MessageReferenceType.Default, channel_id: CHANNEL_ID, message_id: String(first.id) };
    const { content, mentions: named } = mentionOfBot();
    bot.post({ type: 19, message_reference: reference, content, mentions: named });
    await bot.settled();
    expect(bot.describer.asked[0]?.options.errand).toMatchObject({ posterId: BEN });
    expect(customIdsOf(bot.replies[0] ?? {})).toContain(`delete|${BEN}|${ANA_ID}`);
    void bot.services.settings.optOut(BEN);
    bot.post({ type: 19, message_reference: reference, content, mentions: named });
    await bot.settled();
    expect(textOf(bot.replies[1] ?? {})).toMatch(/Who posted this has opted out/);
  });

  it('without anything says how to use the bot, once an hour and person', async () => {
    const bot = await Bot.open(mentions);
    bot.post(mentionOfBot());
    bot.post(mentionOfBot());
    await bot.settled();
    expect(bot.replies).toHaveLength(1);
    bot.post({ ...mentionOfBot(), author: user(BEN) });
    await bot.settled();
    expect(bot.replies).toHaveLength(2);
    expect(bot.replies[0]?.content).toBe(bot.replies[1]?.content);
    const dm = await Bot.open({ dm: true });
    dm.post({ content: 'hello' });
    await dm.settled();
    expect(dm.replies).toHaveLength(1);
    expect(dm.replies[0]?.content).not.toBe(bot.replies[0]?.content);
  });

  it('of the bot’s role shows nothing else without the intent, and says how to go on', async () => {
    const bot = await Bot.open({ ...mentions, seesContent: false });
    bot.post({ content: '', mention_roles: ['300000000000000000'] });
    await bot.settled();
    expect(bot.replies[0]?.content).toMatch(/Classify faces/);
    const role = { mention_roles: ['300000000000000000'] };
    const seeing = await Bot.open(mentions);
    seeing.post({ content: '', ...role });
    const saying = await Bot.open({ ...mentions, seesContent: false });
    saying.post({ content: 'hello', ...role });
    const dm = await Bot.open({ dm: true, seesContent: false });
    dm.post({ content: '' });
    for (const other of [seeing, saying, dm]) {
      await other.settled();
      expect(other.meter.of('facets_requests_refused_total message/no-picture')).toBe(1);
    }
  });

  it('of a forward whose author cannot be seen is told so, and the forward is not described', async () => {
    const bot = await Bot.open(mentions);
    const snapshot = { type: 0, content: '', timestamp: new Date().toISOString(), edited_timestamp: null, ...PICTURE };
    const message_reference = { type: MessageReferenceType.Forward, channel_id: '999', message_id: '998' };
    const forward = { message_reference, message_snapshots: [{ message: snapshot }] };
    bot.post(JSON.parse(JSON.stringify({ ...forward, ...mentionOfBot() })));
    await bot.settled();
    expect(bot.meter.of('facets_requests_refused_total message/unknown-author')).toBe(1);
    expect(bot.describer.urls).toEqual([]);
  });
});

describe('a link beside a mention', () => {
  const link = 'https://example.org/cat.png';
  const preview = {
    type: EmbedType.Image,
    url: link,
    thumbnail: { url: link, proxy_url: 'https://images-ext-1.discordapp.net/cat.png', width: 9, height: 9 },
  };

  it('is waited for: its preview comes after its message', async () => {
    const bot = await Bot.open(mentions);
    const { content, mentions: named } = mentionOfBot();
    const post = bot.post({ content: `${content} ${link}`, mentions: named });
    bot.receive('MESSAGE_UPDATE', { ...post, embeds: [preview] });
    await bot.settled();
    expect(bot.describer.urls).toEqual(['https://images-ext-1.discordapp.net/cat.png']);
    expect(bot.replies).toHaveLength(1);
  });

  it('is waited for no longer when the bot stops', async () => {
    const bot = await Bot.open(mentions);
    const { content, mentions: named } = mentionOfBot();
    bot.post({ content: `${content} ${link}`, mentions: named });
    await bot.services.workload.stop(5000, 0);
    expect(bot.describer.urls).toEqual([]);
    expect(bot.replies).toHaveLength(1);
  });
});

describe('several pictures of one post', () => {
  it('are shown on one card, unless no faces are to be shown', async () => {
    const two = { attachments: [attachment(), attachment({ id: '2', filename: 'b.png', url: 'http://cdn/b.png' })] };
    const portrait = { data: new Uint8Array(3), width: 1, height: 1 };
    const bot = await Bot.open();
    bot.describer.answer = () => described({ portraits: [portrait] });
    bot.post(two);
    await bot.settled();
    expect(bot.describer.asked.map(({ options }) => options.portraits)).toEqual([{ on: 'sheet' }, { on: 'sheet' }]);
    expect(bot.describer.drawn.map(({ kind }) => kind)).toEqual(['sheet']);
    expect(bot.rest.sent('POST', MESSAGES)[0]?.files).toEqual(['card.jpg']);
    const hidden = await Bot.open({ settings: { ANNOTATE: 'never' } });
    hidden.post(two);
    await hidden.settled();
    expect(hidden.describer.asked.map(({ options }) => options.portraits)).toEqual([undefined, undefined]);
    expect(hidden.describer.drawn).toEqual([]);
  });
});

describe('a message of nobody’s business', () => {
  it('is left alone: the bot’s own, another bot’s, a webhook’s', async () => {
    const bot = await Bot.open();
    bot.post({ ...PICTURE, author: user(BOT_ID, { bot: true }) });
    bot.post({ ...PICTURE, author: user('5', { bot: true }) });
    bot.post({ ...PICTURE, webhook_id: '7' });
    bot.post({ content: 'hello' });
    await bot.settled();
    expect([bot.rest.requests, bot.describer.urls]).toEqual([[], []]);
    expect(bot.meter.of('facets_posts_seen_total watched')).toBe(0);
  });
});
