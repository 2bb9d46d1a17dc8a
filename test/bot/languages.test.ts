import { GuildFeature, InteractionContextType, Locale } from 'discord.js';
import { expect, it } from 'vitest';
import { messageLanguage, ownLanguage, publicLanguage } from '../../src/bot/languages.ts';
import { loadTables } from '../store/in-memory.ts';
import { Bot } from './bot.ts';
import { messageIn, SERVER_ID, scene } from './discord/structures.ts';
import { choose, ownMessage, slash } from './interactions.ts';

it('a server reads what it chose, else what it says of itself as a Community, else English', async () => {
  const { settings } = await loadTables();
  const community = { id: '1', features: [GuildFeature.Community], preferredLocale: Locale.German };
  expect(publicLanguage({ settings }, null)).toBe('en');
  expect(publicLanguage({ settings }, community)).toBe('de');
  expect(publicLanguage({ settings }, { ...community, features: [] })).toBe('en');
  expect(publicLanguage({ settings }, { ...community, preferredLocale: Locale.Thai })).toBe('en');
  await settings.setServer('1', { language: 'fr' });
  expect(publicLanguage({ settings }, community)).toBe('fr');
  expect(publicLanguage({ settings }, { ...community, id: '2' })).toBe('de');
});

it('a person reads their own language, English where the bot does not speak it', () => {
  expect([Locale.French, Locale.EnglishGB, Locale.Thai].map((locale) => ownLanguage({ locale }))).toEqual([
    'fr',
    'en',
    'en',
  ]);
});

it('a message is answered in its server’s language; in direct messages in that of its author’s last button', async () => {
  const bot = await Bot.open({ community: 'de' });
  const { channel, author } = messageIn(scene());
  const direct = scene({ dm: true });
  const { directLanguages } = bot.services;
  const guild = bot.client.guilds.cache.get(SERVER_ID) ?? null;
  expect(channel.isDMBased()).toBe(false);
  expect(messageLanguage(bot.services, { guild, author })).toBe('de');
  expect(messageLanguage(bot.services, messageIn(direct))).toBe('en');
  directLanguages.note({ context: InteractionContextType.BotDM, user: author, locale: Locale.French });
  expect(messageLanguage(bot.services, messageIn(direct))).toBe('fr');
  expect(messageLanguage(bot.services, { guild, author })).toBe('de');
});

it('an answer that all see is in the server’s language, one for who asked alone in theirs', async () => {
  const bot = await Bot.open({ community: 'de' });
  const french = { locale: 'fr' } as const;
  expect((await bot.use(slash('about', {}, french))).text).toContain('Über Facets');
  const ephemeral = await bot.use(choose('about', ['loss'], ownMessage({ flags: 64 }), french));
  expect(ephemeral.text).not.toContain('Über');
  const dm = await Bot.open({ dm: true });
  expect((await dm.use(slash('about', {}, { ...french, where: 'dm' }))).text).toContain('Facets');
  expect((await dm.use(slash('about', {}, { ...french, where: 'dm' }))).text).not.toContain('About Facets');
});
