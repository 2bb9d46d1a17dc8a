import { expect, test } from 'vitest';
import { en } from '../../src/page/client/texts/en.ts';
import { nameOfLocale, PAGE_LOCALES, preferredLocale, TEXTS } from '../../src/page/client/texts/languages.ts';

const others = PAGE_LOCALES.filter((locale) => locale !== 'en-US');
const bracesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

test.each(others)('the texts in %s are filled in as the English ones are', (locale) => {
  const texts = new Map<string, string>(Object.entries(TEXTS[locale]));
  for (const [key, text] of Object.entries(en)) {
    expect({ key, braces: bracesIn(texts.get(key) ?? '') }).toEqual({ key, braces: bracesIn(text) });
  }
  expect([...texts.keys()]).toEqual(Object.keys(en));
});

/** Discord's own words for its things, which other languages have taken over; and words that two languages share. */
const TAKEN_OVER: readonly string[] = ['alt', 'appTag', 'apps', 'spoiler', 'spoilerTag', 'sticker'];
const SHARED: Readonly<Record<string, readonly string[]>> = { de: ['text'], nl: ['online', 'stickerCaption'] };

test.each(others)('the texts in %s are not left in English', (locale) => {
  const texts = new Map<string, string>(Object.entries(TEXTS[locale]));
  const known = [...TAKEN_OVER, ...(SHARED[locale] ?? [])];
  const same = Object.entries(en).filter(([key, text]) => texts.get(key) === text && !known.includes(key));
  expect(same).toEqual([]);
});

test('a language is called as who speaks it calls it', () => {
  expect(PAGE_LOCALES.map(nameOfLocale).slice(0, 4)).toEqual(['English', 'Deutsch', 'español', 'français']);
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['sv', 'fr-CA'], 'fr'],
  [['pt-PT'], 'pt-BR'],
  [['zh-TW', 'ja'], 'ja'],
  [['zh-Hans'], 'zh-CN'],
  [['sv'], 'en-US'],
])('of %s it is %s', (asked, locale) => expect(preferredLocale(asked)).toBe(locale));
