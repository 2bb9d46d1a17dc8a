import { type Guild, PermissionFlagsBits as May } from 'discord.js';
import { expect, it } from 'vitest';
import { DISCORD_LIMITS } from '../../src/bot/discord/limits.ts';
import { helloMessage } from '../../src/bot/hello.ts';
import { ALL_LANGUAGES, wordingIn } from '../../src/wording/language.ts';
import { Bot, type BotOptions } from './bot.ts';
import { attachment, CHANNEL_ID, SERVER_ID } from './discord/structures.ts';
import { refusal } from './fake-rest.ts';

const SENT = /^\/channels\/\d+\/messages$/;

async function joined(options: BotOptions = {}): Promise<{ bot: Bot; guild: Guild }> {
  const bot = await Bot.open({ systemChannel: true, ...options });
  const guild = bot.client.guilds.cache.get(SERVER_ID);
  if (!guild) throw new Error('expected a server');
  return { bot, guild };
}

it('a server is told once what the bot does and how to choose where, in its language', async () => {
  const { bot, guild } = await joined({ community: 'de' });
  bot.services.hello.say(guild);
  await bot.settled();
  const [sent] = bot.rest.sent('POST', SENT);
  expect(sent?.path).toBe(`/channels/${CHANNEL_ID}/messages`);
  expect(sent?.body).toMatchObject({
    content: wordingIn('de').say('hello.text'),
    nonce: SERVER_ID,
    enforce_nonce: true,
  });
  const [buttons, menu] = sent?.body.components ?? [];
  expect(buttons?.components.map(({ custom_id, style }) => [custom_id, style])).toEqual([
    ['hello|on', 2],
    ['hello|mentions', 2],
    ['hello|off', 2],
  ]);
  const [languages] = menu?.components ?? [];
  expect(languages?.custom_id).toBe('hello-in');
  expect(languages?.placeholder).not.toBe('');
  expect(languages?.options?.map(({ value }) => value)).toEqual([...ALL_LANGUAGES]);
  expect(languages?.options?.filter((option) => option.default).map(({ value }) => value)).toEqual(['de']);
  expect(new Set(languages?.options?.map(({ description }) => description)).size).toBeGreaterThan(1);
  expect(languages?.options?.find(({ value }) => value === 'de')?.label).toBe(wordingIn('de').name);
});

it('fits into a message in every language', () => {
  for (const language of ALL_LANGUAGES) {
    expect(helloMessage(language).content.length).toBeLessThanOrEqual(DISCORD_LIMITS.content);
  }
});

it('nothing is said where there is no place for it, or where the bot may not write', async () => {
  for (const options of [{ systemChannel: false }, { permissions: May.ViewChannel }]) {
    const { bot, guild } = await joined(options);
    bot.services.hello.say(guild);
    await bot.settled();
    expect(bot.rest.requests).toEqual([]);
  }
});

it('an answer waits for the hello', async () => {
  const { bot, guild } = await joined();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const taken: (string | undefined)[] = [];
  const post = bot.client.rest.post.bind(bot.client.rest);
  bot.client.rest.post = async (...request) => {
    if (request[0] === `/channels/${CHANNEL_ID}/messages` && taken.length === 0) await arrived;
    const sent = await post(...request);
    taken.push(bot.rest.requests.at(-1)?.body.nonce);
    return sent;
  };
  bot.services.hello.say(guild);
  const asked = bot.post({ attachments: [attachment()] });
  while (bot.describer.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect(taken).toEqual([]);
  arrive();
  await bot.settled();
  expect(taken).toEqual([SERVER_ID, asked.id]);
  await bot.services.hello.said(SERVER_ID);
  await bot.services.hello.said(null);
});

it('a refusal is logged, a bug as one, and nothing after the stop', async () => {
  const { bot, guild } = await joined();
  bot.rest.answer(() => refusal(403, 50013));
  bot.services.hello.say(guild);
  await bot.settled();
  expect(bot.log.lines).toMatchObject([{ level: 40, server: SERVER_ID, refusal: 'forbidden' }]);
  bot.rest.answer(() => new TypeError('a bug'));
  bot.services.hello.say(guild);
  await bot.settled();
  expect(bot.log.lines[1]).toMatchObject({ level: 50, msg: 'no hello', err: { message: 'a bug' } });
  await bot.services.workload.stop(0, 0);
  bot.services.hello.say(guild);
  await bot.settled();
  expect(bot.log.lines).toHaveLength(2);
});
