import { PermissionFlagsBits as May, MessageReferenceType, SnowflakeUtil } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Bot, type BotOptions } from '../bot.ts';
import { refusal } from '../fake-rest.ts';
import { slash } from '../interactions.ts';
import { attachment, CHANNEL_ID, user } from './structures.ts';

const HOUR_MS = 3_600_000;
const BEN = user('900000000000000002');
const NONE = 'facets_requests_refused_total classify/no-picture';

/** A message of so long ago. */
function ago(bot: Bot, milliseconds: number, more: object) {
  const timestamp = Date.now() - milliseconds;
  const id = SnowflakeUtil.generate({ timestamp }).toString();
  return { ...bot.message(), id, timestamp: new Date(timestamp).toISOString(), ...more };
}

const of = (name: string) => ({ attachments: [attachment({ url: `http://cdn/${name}.png` })] });

/** What `/classify` without a picture looks at, where a channel has this history, oldest first. */
async function looked(
  history: (bot: Bot) => Readonly<Record<string, unknown>>[],
  {
    where = 'server',
    privately = false,
    ...options
  }: BotOptions & { where?: 'server' | 'dm'; privately?: boolean } = {},
) {
  const bot = await Bot.open({ ...options, dm: where === 'dm' });
  bot.rest.history.set(CHANNEL_ID, history(bot));
  const used = await bot.use(slash('classify', privately ? { private: true } : {}, { where }));
  return { bot, used, urls: bot.describer.urls };
}

describe('one’s own latest picture', () => {
  it('is the newest of one’s own, in whatever order Discord gives them', async () => {
    const { urls } = await looked((bot) => [
      ago(bot, 1000, of('newest')),
      ago(bot, 3000, of('oldest')),
      ago(bot, 500, { ...of('ben'), author: BEN }),
      ago(bot, 2000, of('older')),
    ]);
    expect(urls).toEqual(['http://cdn/newest.png']);
  });

  it('is at most an hour old', async () => {
    const old = await looked((bot) => [ago(bot, HOUR_MS + 60_000, of('old'))]);
    expect(old.bot.meter.of(NONE)).toBe(1);
    const young = await looked((bot) => [ago(bot, HOUR_MS - 60_000, of('young'))]);
    expect(young.urls).toEqual(['http://cdn/young.png']);
  });

  it('may be behind what one said since, a link, or a video, but is no sticker', async () => {
    const said = await looked((bot) => [ago(bot, 2000, of('mine')), ago(bot, 1000, { content: 'look' })]);
    expect(said.urls).toEqual(['http://cdn/mine.png']);
    const sticker_items = [{ id: '5', name: 'wave', format_type: 1 }];
    const sticker = await looked((bot) => [ago(bot, 1000, { sticker_items })]);
    expect(sticker.bot.meter.of(NONE)).toBe(1);
    const proxy_url = 'https://media.discordapp.net/clip.mp4';
    const clip = attachment({ filename: 'clip.mp4', content_type: 'video/mp4', proxy_url });
    expect((await looked((bot) => [ago(bot, 1000, { attachments: [clip] })])).urls).toHaveLength(1);
    const link = {
      type: 'image',
      url: 'https://example.org/a.png',
      thumbnail: {
        url: 'https://example.org/a.png',
        proxy_url: 'https://images-ext-1.discordapp.net/a.png',
        width: 9,
        height: 9,
      },
    };
    expect((await looked((bot) => [ago(bot, 1000, { content: link.url, embeds: [link] })])).urls).toHaveLength(1);
  });

  it('that was forwarded from somebody out of sight is shown to who asks alone', async () => {
    const forward = {
      message_reference: { type: MessageReferenceType.Forward, channel_id: '999', message_id: '5' },
      message_snapshots: [
        {
          message: {
            ...of('theirs'),
            content: '',
            embeds: [],
            type: 0,
            flags: 0,
            mentions: [],
            mention_roles: [],
            timestamp: '2026-01-01T00:00:00Z',
            edited_timestamp: null,
          },
        },
      ],
    };
    const open = await looked((bot) => [ago(bot, 2000, of('mine')), ago(bot, 1000, forward)]);
    expect(open.urls).toEqual(['http://cdn/mine.png']);
    const alone = await looked((bot) => [ago(bot, 1000, forward)], { privately: true });
    expect(alone.urls).toEqual(['http://cdn/theirs.png']);
  });

  it('is found in direct messages, where nobody has to allow it and everything is seen', async () => {
    const { urls } = await looked((bot) => [ago(bot, 1000, of('mine'))], { where: 'dm', seesContent: false });
    expect(urls).toEqual(['http://cdn/mine.png']);
  });

  it.each([
    ['does not see what is in messages', { seesContent: false }],
    ['may not read back', { permissions: [May.ViewChannel, May.SendMessages] }],
    ['does not see the channel', { permissions: [May.ReadMessageHistory, May.SendMessages] }],
  ])('is not looked for where the bot %s', async (_, options) => {
    const { bot } = await looked((opened) => [ago(opened, 1000, of('mine'))], options);
    expect(bot.meter.of(NONE)).toBe(1);
    expect(bot.rest.sent('GET', /messages$/)).toEqual([]);
  });

  it.each([refusal(403, 50001), refusal(404, 10003)])(
    'is none where the bot is not there ($body.code)',
    async (answer) => {
      const bot = await Bot.open();
      bot.rest.answer(({ method }) => (method === 'GET' ? answer : undefined));
      await bot.use(slash('classify'));
      expect(bot.meter.of(NONE)).toBe(1);
    },
  );

  it('that Discord refuses to tell of for a reason that is nobody’s is logged', async () => {
    const bot = await Bot.open();
    bot.rest.answer(({ method }) => (method === 'GET' ? refusal(400, 50035) : undefined));
    await bot.use(slash('classify'));
    expect(bot.meter.of(NONE)).toBe(0);
    expect(bot.log.lines.filter(({ level }) => Number(level) >= 40)).toHaveLength(1);
  });
});
