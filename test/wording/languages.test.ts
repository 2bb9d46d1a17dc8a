import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import { definitions } from '../../src/bot/command.ts';
import { UserError } from '../../src/user-error.ts';
import { ALL_LANGUAGES, languageOf, wordingIn } from '../../src/wording/language.ts';
import { en } from '../../src/wording/languages/en.ts';
import { LANGUAGES } from '../../src/wording/languages/index.ts';
import { faceTitle } from '../../src/wording/titles.ts';
import { readingsOf } from './readings-of.ts';

function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element.value];
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => placeholders(value))];
  });
}

const namesIn = (text: string) => [...new Set(placeholders(parse(text, { ignoreTag: true })))].sort();

describe.each(Object.values(LANGUAGES))('the messages in $name', ({ messages }) => {
  it('have the placeholders that the English ones have', () => {
    for (const [key, text] of Object.entries(en.messages)) {
      expect({ key, names: namesIn(new Map(Object.entries(messages)).get(key) ?? '') }).toEqual({
        key,
        names: namesIn(text),
      });
    }
  });
});

describe('the language of a locale', () => {
  it.each([
    ['de', 'de'],
    ['de_AT.UTF-8', 'de'],
    ['en-GB', 'en'],
    ['pt-BR', 'pt-BR'],
    ['es-419', 'es'],
    ['C', undefined],
    ['zh-TW', undefined],
  ])('%s is %s', (locale, language) => expect(languageOf(locale)).toBe(language));
});

it('tells errors in the language of who reads them', () => {
  const error = new UserError('image/truncated', 'English, for the log.', { values: { format: 'PNG' } });
  expect(wordingIn('de').explain(error)).toContain('PNG');
  expect(wordingIn('de').explain(error)).toContain('sende sie noch einmal');
  expect(wordingIn('de').explain(new UserError('store/unusable', 'For operators.'))).toBe('For operators.');
});

it('titles faces in every language without saying whether they are a man or a woman', () => {
  const readings = readingsOf({ Blond_Hair: 0.98, Smiling: 0.99, Wearing_Lipstick: 0.99 });
  expect(faceTitle(readings, wordingIn('es'))).toBe('Pelo rubio, sonrisa y labios pintados');
  expect(faceTitle(readings, wordingIn('it'))).toBe('Capelli biondi, sorriso e rossetto');
  expect(faceTitle(readings, wordingIn('nl'))).toBe('Blond, glimlachend, met lippenstift');
  expect(faceTitle(readings, wordingIn('pl'))).toBe('Blond włosy, uśmiech i szminka');
  expect(faceTitle(readings, wordingIn('fr'))).toBe('Cheveux blonds, sourire et rouge à lèvres');
  expect(faceTitle(readings, wordingIn('de'))).toBe('Blond, lächelnd, mit Lippenstift');
  expect(faceTitle(readings, wordingIn('pt-BR'))).toBe('De cabelo loiro, sorrindo, com batom');
  expect(faceTitle(readings, wordingIn('ja'))).toBe('金髪で、笑顔で、口紅をつけている');
});

it('shows commands in every language within Discord’s limits', () => {
  const seen: string[] = [];
  const visit = (value: unknown, isOption: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('description_localizations' in value && typeof value.description_localizations === 'object') {
      for (const text of Object.values(value.description_localizations ?? {})) {
        seen.push(String(text));
        expect(String(text).length).toBeLessThanOrEqual(100);
      }
    }
    if ('name_localizations' in value && typeof value.name_localizations === 'object') {
      for (const text of Object.values(value.name_localizations ?? {})) {
        if (isOption && !('value' in value)) {
          expect(text).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}]{1,32}$/u);
          expect(text).toBe(String(text).toLowerCase());
        }
        expect(String(text).length).toBeLessThanOrEqual(100);
      }
    }
    for (const inner of Object.values(value)) {
      if (Array.isArray(inner)) for (const each of inner) visit(each, true);
    }
  };
  for (const definition of definitions(repertoire)) visit(definition, false);
  expect(seen.length).toBeGreaterThan(20 * (ALL_LANGUAGES.length - 1));
});

/** A command's size as Discord counts it: of each text the longest of its languages. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const fields = new Map(Object.entries(value));
  const longest = (name: string) => {
    const texts = [fields.get(name), ...Object.values(fields.get(`${name}_localizations`) ?? {})];
    return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
  };
  const within = ['options', 'choices'].flatMap((name) => fields.get(name) ?? []);
  return ['name', 'description', 'value'].reduce((sum, name) => sum + longest(name), 0) + sum(within.map(sizeOf));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

it.each(definitions(repertoire).map((definition) => [definition.name, definition] as const))(
  '%s is smaller in all languages together than a command may be',
  (_, definition) => {
    expect(sizeOf(definition)).toBeGreaterThan(10);
    expect(sizeOf(definition)).toBeLessThanOrEqual(8000);
  },
);
