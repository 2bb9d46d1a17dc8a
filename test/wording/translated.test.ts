import { type MessageFormatElement, type PluralElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/user-error.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { LANGUAGES } from '../../src/wording/languages/index.ts';

type Code = keyof typeof LANGUAGES;

const OTHERS = Object.keys(LANGUAGES).filter((code): code is Code => code !== 'en');

/** Texts that a language may share with English, and why. */
const ALIKE: readonly { readonly why: string; readonly keys: RegExp; readonly in?: readonly Code[] }[] = [
  { why: 'the letters on the card', keys: /^commands\/options\/compare\.[ab]\/name$/ },
  { why: 'Discord’s own word', keys: /^commands\/options\/(classify\.avatar|watch\.links|watch\.stickers)\/name$/ },
  { why: 'the same word', keys: /^attributes\/Blond_Hair\//, in: ['de', 'nl', 'pl'] },
  {
    why: 'the same word',
    keys: /^(groups\/(style|expression)\/|commands\/options\/classify\.image\/name)/,
    in: ['fr'],
  },
];

/** A language's texts by their paths. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, path === '' ? key : `${path}/${key}`));
}

/** Whether it has words at all, besides what is filled in and symbols of units. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '').replaceAll(/\b(s|min|h)\b/g, ''));
}

describe.each(OTHERS)('what is said in %s', (code) => {
  it('is not left in English but where a reason is listed, at most two in a hundred', () => {
    const own = new Map(texts(LANGUAGES[code]));
    const english = texts(LANGUAGES.en);
    const same = english.filter(([path, text]) => own.get(path) === text && hasWords(text)).map(([path]) => path);
    const listed = (path: string) => ALIKE.some((one) => one.keys.test(path) && (one.in?.includes(code) ?? true));
    expect(same.filter((path) => !listed(path))).toEqual([]);
    expect(same.length / english.length).toBeLessThanOrEqual(0.02);
  });
});

/** Every number that decides a plural somewhere, and one that Intl writes with a separator. */
const NUMBERS = [1, 2, 3, 4, 5, 11, 12, 21, 22, 25, 100, 101, 12_345.6];

function choices(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element];
    return [element, ...Object.values(element.options).flatMap(({ value }) => choices(value))];
  });
}

/** Values for every placeholder of a text, so many times that each branch is taken. */
function fillings(text: string): Readonly<Record<string, string | number>>[] {
  const found = choices(parse(text, { ignoreTag: true }));
  const rounds = Math.max(1, ...found.map((element) => valuesFor(element).length));
  return Array.from({ length: rounds }, (_, round) =>
    Object.fromEntries(
      found.flatMap((element) => {
        if (!('value' in element) || element.type === TYPE.literal) return [];
        const values = valuesFor(element);
        return [[element.value, values[round % values.length] ?? 'x']];
      }),
    ),
  );
}

function valuesFor(element: MessageFormatElement): readonly (string | number)[] {
  if (element.type === TYPE.plural || element.type === TYPE.number) return NUMBERS;
  if (element.type === TYPE.select) return Object.keys(element.options);
  return ['‹x›'];
}

describe.each(Object.keys(LANGUAGES).filter((code): code is Code => code in LANGUAGES))(
  'the messages in %s',
  (code) => {
    const { locale, messages } = LANGUAGES[code];
    const wording = wordingIn(code);

    it('are whole sentences with whatever is filled in', () => {
      for (const [messageKey, text] of Object.entries(messages)) {
        if (messageKey.startsWith('list.')) continue;
        for (const values of fillings(text)) {
          const said = wording.explain(new UserError('test/any', `MISSING ${messageKey}`, { messageKey, values }));
          expect({ messageKey, said }).not.toMatchObject({
            said: expect.stringMatching(/[{}]|undefined|NaN|^\s*$|^MISSING/),
          });
        }
      }
    });

    it('have the forms of number that the language has', () => {
      const rules = new Intl.PluralRules(locale);
      const lacks = ({ options }: PluralElement, n: number) => !(`=${n}` in options) && !(rules.select(n) in options);
      const lacking = Object.entries(messages).flatMap(([key, text]) => {
        // What is never said of one, or of so few, English has no form for, either.
        const english = new Map(Object.entries(LANGUAGES.en.messages)).get(key) ?? '';
        const least = pluralsOf(english).some((plural) => lacks(plural, 1)) ? 2 : 1;
        return pluralsOf(text).flatMap((plural) => {
          const missing = Array.from({ length: 200 }, (_, i) => i + least).find((n) => lacks(plural, n));
          return missing === undefined || ONE_FORM.some((one) => one.in.includes(code) && one.key === key)
            ? []
            : [`${key} of ${missing}`];
        });
      });
      expect(lacking).toEqual([]);
    });
  },
);

/** Sentences in which one form fits every number. */
const ONE_FORM: readonly { readonly in: readonly Code[]; readonly key: string; readonly why: string }[] = [
  { in: ['pl'], key: 'reader.faces', why: 'instrumental' },
  { in: ['uk'], key: 'reader.faces', why: 'the number stands after a colon' },
  { in: ['tr'], key: 'reader.faces', why: 'nouns stay singular beside a number' },
  { in: ['pl', 'uk'], key: 'title.crowd', why: 'a number without its noun' },
  { in: ['pl', 'uk'], key: 'title.crowdAll', why: 'both or all' },
  { in: ['pl', 'uk'], key: 'watch.apart', why: 'a number without its noun' },
  { in: ['pl', 'uk'], key: 'error.download/too-large', why: 'a unit’s symbol' },
];

function pluralsOf(text: string): PluralElement[] {
  return choices(parse(text, { ignoreTag: true })).filter((element) => element.type === TYPE.plural);
}
