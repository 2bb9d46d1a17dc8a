import { GuildFeature, Locale } from 'discord.js';
import { expect, it } from 'vitest';
import { ownLanguage, publicLanguage } from '../../src/bot/languages.ts';
import { loadTables } from '../store/in-memory.ts';

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
