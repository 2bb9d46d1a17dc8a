import { PermissionFlagsBits as May, SnowflakeUtil } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/user-error.ts';
import { Bot, customIdsOf, described, NOBODY } from './bot.ts';
import { ANA_ID, attachment, BOT_ID, CHANNEL_ID, SERVER_ID, user } from './discord/structures.ts';
import { newId, onMessage, onPerson, slash } from './interactions.ts';

const BEN = '900000000000000002';
const image = { attachment: { ...attachment({ id: '77' }) } };

function kindsOf(body: Parameters<typeof customIdsOf>[0] | undefined): (string | undefined)[] {
  return customIdsOf(body ?? {}).map((id) => id.split('|')[0]);
}

describe('/classify', () => {
  it('describes the file that was given, by who gave it, in public', async () => {
    const bot = await Bot.open();
    const used = await bot.use(slash('classify', { image }));
    expect(used).toMatchObject({ ack: 5, isPrivate: false });
    expect(used.text).toMatch(/eyeglasses/i);
    expect(used.edits[0]?.files).toEqual(['card.jpg']);
    expect(bot.describer.urls).toEqual(['http://cdn/me.png']);
    expect(bot.describer.asked[0]?.options).toMatchObject({
      errand: { posterId: ANA_ID, urgency: 'interaction' },
      card: { hidden: [], threshold: 0.5 },
    });
    expect(customIdsOf(used.said ?? {})).toContain(`delete|${ANA_ID}|${ANA_ID}`);
    expect(bot.services.facts.pictures).toBe(1);
    expect(bot.services.facts.lastMilliseconds).toBeGreaterThan(0);
    expect(bot.log.with('classified')).toMatchObject([
      { person: ANA_ID, server: SERVER_ID, channel: CHANNEL_ID, pictures: 1, faces: 1, failures: [], device: 'cpu' },
    ]);
    expect(bot.log.with('classified')[0]?.ms).toMatchObject({ download: 30, decode: 4, detect: 6, attributes: 10 });
    expect(bot.meter.of('facets_pictures_described_total')).toBe(1);
  });

  it('goes by what was asked for: a threshold, everything, privately', async () => {
    const bot = await Bot.open();
    const used = await bot.use(slash('classify', { image, threshold: 0.8, show: 'all', private: true }));
    expect(used.isPrivate).toBe(true);
    expect(bot.describer.asked[0]?.options.card).toMatchObject({ threshold: 0.8 });
    expect(used.text).toMatch(/bald/i);
    expect(kindsOf(used.said)).toContain('at');
    const plain = await bot.use(slash('classify', { image }));
    expect(plain.text).not.toMatch(/bald/i);
    expect(kindsOf(plain.said)).not.toContain('at');
  });

  it('remembers where its picture is for a later look', async () => {
    const bot = await Bot.open();
    await bot.use(slash('classify', { image }));
    expect(bot.services.addresses.countBy(ANA_ID)).toBe(1);
  });

  it('goes by the server: no card, what it hides, its threshold', async () => {
    const bot = await Bot.open();
    await bot.services.settings.setServer(SERVER_ID, { card: false, hidden: ['Eyeglasses'], threshold: 0.6 });
    bot.describer.answer = () => ({ ...described(), pictures: { crops: [] } });
    const used = await bot.use(slash('classify', { image }));
    expect(used.edits[0]?.files).toEqual([]);
    expect(bot.describer.asked[0]?.options.card).toBeUndefined();
    expect(used.text).not.toMatch(/eyeglasses/i);
  });

  it('says to who asks alone that a picture has no face or is none', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => NOBODY;
    const empty = await bot.use(slash('classify', { image }));
    expect(empty).toMatchObject({
      deleted: true,
      followUps: [{ content: expect.stringMatching(/no face/i), flags: 64 }],
    });
    bot.describer.answer = () => {
      throw new UserError('image/not-an-image', 'That is no picture.', { values: { found: 'none' } });
    };
    const none = await bot.use(slash('classify', { image }));
    expect(none.followUps).toHaveLength(1);
    expect(bot.meter.of('facets_pictures_refused_total image/not-an-image')).toBe(1);
    expect(bot.log.with('classified').at(-1)).toMatchObject({ failures: ['image/not-an-image'], faces: 0 });
  });

  it('asks no more of a file that Discord says is too large', async () => {
    const bot = await Bot.open({ settings: { MAX_PICTURE_MB: '1' } });
    const large = { attachment: { ...attachment({ id: '77', size: 1.5 * 1024 * 1024 }) } };
    const used = await bot.use(slash('classify', { image: large }));
    expect(bot.describer.urls).toEqual([]);
    expect(used.text).toMatch(/1 MiB.*1\.5 MiB/);
    const just = { attachment: { ...attachment({ id: '78', size: 1024 * 1024 }) } };
    await bot.use(slash('classify', { image: just }));
    expect(bot.describer.urls).toHaveLength(1);
  });

  it('is for nobody who opted out, nor does it answer who does so meanwhile', async () => {
    const bot = await Bot.open();
    bot.describer.answer = async () => {
      await bot.services.consent.optOut(ANA_ID);
      return described();
    };
    const meanwhile = await bot.use(slash('classify', { image }));
    expect([meanwhile.edits, meanwhile.text]).toEqual([[], expect.stringMatching(/You have opted out/)]);
    const after = await bot.use(slash('classify', { image }));
    expect(after.text).toMatch(/You have opted out/);
    expect(bot.describer.urls).toHaveLength(1);
  });

  it('logs what could not be drawn, and answers without it', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => ({ ...described(), pictures: { crops: [], failure: new Error('no pixels') } });
    const used = await bot.use(slash('classify', { image }));
    expect(used.text).toMatch(/eyeglasses/i);
    expect(bot.log.with('could not be illustrated')).toMatchObject([{ level: 50, err: { message: 'no pixels' } }]);
  });

  it('of a video tries the still first, and the video itself where that shows nobody', async () => {
    const bot = await Bot.open();
    bot.describer.answer = (url) => (url.includes('format=webp') ? NOBODY : described());
    const proxy_url = 'https://media.discordapp.net/clip.mp4';
    const video = { ...attachment({ id: '77', filename: 'clip.mp4', content_type: 'video/mp4', proxy_url }) };
    const used = await bot.use(slash('classify', { image: { attachment: video } }));
    expect(bot.describer.urls).toEqual([`${proxy_url}?format=webp`, 'http://cdn/me.png']);
    expect(used.text).toMatch(/eyeglasses/i);
  });

  it('without a file takes the last picture of who asks, at most an hour old', async () => {
    const bot = await Bot.open();
    const ago = (minutes: number, more: object) => ({
      ...bot.message(),
      id: SnowflakeUtil.generate({ timestamp: Date.now() - minutes * 60_000 }).toString(),
      timestamp: new Date(Date.now() - minutes * 60_000).toISOString(),
      ...more,
    });
    const of = (url: string) => ({ attachments: [attachment({ url })] });
    bot.rest.history.set(CHANNEL_ID, [
      ago(90, of('http://cdn/old.png')),
      ago(30, of('http://cdn/mine.png')),
      ago(20, { ...of('http://cdn/ben.png'), author: user(BEN) }),
      ago(10, { content: 'no picture' }),
    ]);
    await bot.use(slash('classify'));
    expect(bot.describer.urls).toEqual(['http://cdn/mine.png']);
    expect(bot.rest.sent('GET', /messages$/)[0]?.query.get('limit')).toBe('100');
    bot.rest.history.set(CHANNEL_ID, [ago(61, of('http://cdn/old.png'))]);
    await bot.use(slash('classify'));
    expect(bot.meter.of('facets_requests_refused_total classify/no-picture')).toBe(1);
    for (const options of [{ seesContent: false }, { permissions: May.ViewChannel }]) {
      const blind = await Bot.open(options);
      await blind.use(slash('classify'));
      expect(blind.meter.of('facets_requests_refused_total classify/no-picture')).toBe(1);
      expect(blind.rest.sent('GET', /./)).toEqual([]);
    }
  });

  it('takes one’s own avatar, that of the server before one’s own', async () => {
    const bot = await Bot.open();
    await bot.use(slash('classify', { avatar: true }, { avatar: 'abc' }));
    await bot.use(slash('classify', { avatar: true }, { avatar: 'abc', memberAvatar: 'def' }));
    await bot.use(slash('classify', { avatar: true }, { userId: BEN }));
    expect(bot.describer.urls.map((url) => new URL(url).pathname)).toEqual([
      `/avatars/${ANA_ID}/abc.png`,
      `/guilds/${SERVER_ID}/users/${ANA_ID}/avatars/def.png`,
    ]);
    expect(bot.meter.of('facets_requests_refused_total avatar/none')).toBe(1);
  });
});

describe('/compare', () => {
  it('can be deleted by who used it where everybody sees it', async () => {
    const bot = await Bot.open();
    const other = { attachment: { ...attachment({ id: '78' }) } };
    const open = await bot.use(slash('compare', { a: image, b: other }));
    expect(customIdsOf(open.said ?? {})).toEqual([`delete|${ANA_ID}|${ANA_ID}`]);
    const closed = await bot.use(slash('compare', { a: image, b: other, private: true }));
    expect([closed.isPrivate, customIdsOf(closed.said ?? {})]).toEqual([true, []]);
  });
});

describe('Apps → Classify faces', () => {
  const message = (more: object) => ({
    id: newId(),
    channel_id: CHANNEL_ID,
    author: user(BEN),
    content: '',
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    type: 0,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    ...more,
  });

  it('describes somebody else’s picture to who asks alone, and one’s own to all', async () => {
    const bot = await Bot.open();
    const theirs = await bot.use(onMessage('Classify faces', message({ attachments: [attachment()] })));
    expect(theirs.isPrivate).toBe(true);
    expect(customIdsOf(theirs.said ?? {})).toContain(`delete|${BEN}|${ANA_ID}`);
    const own = await bot.use(
      onMessage('Classify faces', message({ author: user(ANA_ID), attachments: [attachment()] })),
    );
    expect(own.isPrivate).toBe(false);
    expect(bot.describer.asked.map(({ options }) => options.errand?.posterId)).toEqual([BEN, ANA_ID]);
  });

  it('says so where there is no picture, or where it is the bot’s own', async () => {
    const bot = await Bot.open();
    await bot.use(onMessage('Classify faces', message({ content: 'x' })));
    expect(bot.meter.of('facets_requests_refused_total message/no-picture')).toBe(1);
    const own = message({ author: user(BOT_ID, { bot: true }), attachments: [attachment()] });
    await bot.use(onMessage('Classify faces', own));
    expect(bot.meter.of('facets_requests_refused_total message/own')).toBe(1);
  });

  it('puts faces of several pictures on one card', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => described({ portraits: [{ data: new Uint8Array(3), width: 1, height: 1 }] });
    const attachments = [attachment({ id: '1' }), attachment({ id: '2', url: 'http://cdn/b.png' })];
    const used = await bot.use(onMessage('Classify faces', message({ attachments })));
    expect(bot.describer.drawn.map(({ kind }) => kind)).toEqual(['sheet']);
    expect(used.edits[0]?.files).toEqual(['card.jpg']);
  });
});

describe('Apps → Classify avatar', () => {
  it('is for those who allow it, and not told from those who opted out', async () => {
    const bot = await Bot.open();
    const ask = () => bot.use(onPerson('Classify avatar', BEN, { targetAvatar: 'abc' }));
    expect((await ask()).isPrivate).toBe(true);
    expect(bot.meter.of('facets_requests_refused_total avatar/not-allowed')).toBe(1);
    await bot.services.settings.allowAvatar(BEN);
    expect((await ask()).text).toMatch(/eyeglasses/i);
    await bot.services.settings.optOut(BEN);
    await ask();
    expect(bot.meter.of('facets_requests_refused_total avatar/not-allowed')).toBe(2);
    expect(bot.describer.urls).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('is private where no server invited the bot, or where the channel is set so', async () => {
    const bot = await Bot.open();
    expect((await bot.use(slash('classify', { image }, { invited: false }))).isPrivate).toBe(true);
    await bot.services.settings.setChannel({ serverId: SERVER_ID, channelId: CHANNEL_ID }, { private: true });
    expect((await bot.use(slash('classify', { image }))).isPrivate).toBe(true);
    expect((await bot.use(slash('classify', { image, private: false }))).isPrivate).toBe(false);
    expect((await bot.use(slash('classify', { image }, { where: 'dm' }))).isPrivate).toBe(false);
  });

  it('is in the language of who alone sees it, else in the server’s', async () => {
    const bot = await Bot.open({ community: 'fr' });
    await bot.use(slash('classify', { image, private: true }, { locale: 'de' }));
    await bot.use(slash('classify', { image }, { locale: 'de' }));
    expect(bot.describer.asked.map(({ options }) => options.card?.language)).toEqual(['de', 'fr']);
    await bot.services.settings.setServer(SERVER_ID, { language: 'es-ES' });
    await bot.use(slash('classify', { image }, { locale: 'de' }));
    expect(bot.describer.asked.at(-1)?.options.card?.language).toMatch(/^es/);
    const plain = await Bot.open();
    await plain.use(slash('classify', { image }, { locale: 'de' }));
    expect(plain.describer.asked[0]?.options.card?.language).toBe('en');
  });
});
