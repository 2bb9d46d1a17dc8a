import type { UserError } from '../user-error.ts';
import type { CommandTexts } from './commands.ts';
import type { Group } from './groups.ts';
import { LANGUAGES } from './languages/index.ts';
import { Formatter, type MessageKey, type Values } from './messages.ts';
import type { Said } from './readings.ts';
import type { LanguageTexts, TitleWords } from './texts.ts';

export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

/** All of them, English first. */
export const ALL_LANGUAGES: readonly Language[] = Object.keys(LANGUAGES).filter(isLanguage);

/** Those who read traditional characters are not helped by simplified ones. */
const TRADITIONAL = /^zh-(hant|tw|hk|mo)/;

/** Which language a locale is of, as Discord, browsers or `LANG` write it; undefined where it is none of ours. */
export function languageOf(locale: string): Language | undefined {
  const tag = locale
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  const [spoken] = tag.split('-');
  return (
    ALL_LANGUAGES.find((language) => language.toLowerCase() === tag) ??
    (TRADITIONAL.test(tag) ? undefined : ALL_LANGUAGES.find((language) => language.split('-')[0] === spoken))
  );
}

/** As many letters as a column of a card holds beside a percentage. */
const COLUMN_LETTERS = 21;

/** One language's words, ready for use. */
export class Wording {
  readonly locale: string;
  /** As who speaks it calls it. */
  readonly name: string;
  readonly commands: CommandTexts;
  readonly #texts: LanguageTexts;
  readonly #formatter: Formatter;

  constructor(texts: LanguageTexts) {
    this.locale = texts.locale;
    this.name = texts.name;
    this.commands = texts.commands;
    this.#texts = texts;
    this.#formatter = new Formatter(texts.locale, texts.messages);
  }

  say<Key extends MessageKey>(key: Key, ...values: Values<Key>): string {
    return this.#formatter.say(key, ...values);
  }

  /** What a person is told of an error. */
  explain(error: UserError): string {
    return this.#formatter.explain(error);
  }

  /** `blond hair` */
  label(said: Said): string {
    return this.#texts.attributes[said].label;
  }

  /** `blond`, in a line that opens with *Hair*. */
  inGroup(said: Said): string {
    const { inGroup, label } = this.#texts.attributes[said];
    return inGroup ?? label;
  }

  /** `mouth open` */
  short(said: Said): string {
    const { short, label } = this.#texts.attributes[said];
    return short ?? label;
  }

  /** The label, or its short form where that is too long for a column of a card. */
  columnLabel(said: Said): string {
    const label = this.label(said);
    return label.length > COLUMN_LETTERS ? this.short(said) : label;
  }

  /** `blond` or `a hat`; undefined where no title says it. */
  inTitle(said: Said): TitleWords | undefined {
    return this.#texts.attributes[said].title;
  }

  /** `Style` */
  group(group: Group): string {
    return this.#texts.groups[group].short;
  }

  /** `Make-up and accessories` */
  groupTitle(group: Group): string {
    return this.#texts.groups[group].long;
  }

  /** `97 %`, but never 100 % or 0 %: no score is certain. `probability` in 0..1. */
  percent(probability: number): string {
    const number = Math.round(probability * 100);
    if (number >= 100) return this.say('percentOver', { number: 99 });
    if (number <= 0) return this.say('percentUnder', { number: 1 });
    return this.say('percent', { number });
  }

  /** `96.4 %`; `share` in 0..1. */
  finePercent(share: number): string {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return this.say('percent', { number: new Intl.NumberFormat(this.locale, digits).format(share * 100) });
  }

  /** `a`, `a and b`, `a, b and c`. */
  and(parts: readonly string[]): string {
    return new Intl.ListFormat(this.locale, { type: 'conjunction' }).format(parts);
  }

  /** `a, b, c`. */
  enumerate(parts: readonly string[]): string {
    return parts.join(this.say('list.separator'));
  }

  /** All that it may say, with its placeholders. */
  everyText(): string[] {
    return textsIn(this.#texts);
  }

  /** The last parts of a title: `a and b`, `a, b and c`. */
  titleAnd(parts: readonly string[]): string {
    const { chain } = this.#texts;
    return chain === undefined ? this.and(parts) : parts.join(chain);
  }

  /** Parts of a title after which more comes: `a, b`. */
  titleList(parts: readonly string[]): string {
    return parts.join(this.#texts.chain ?? this.say('list.separator'));
  }

  /** Sentences one after another. */
  sentences(parts: readonly string[]): string {
    return parts.join(this.say('list.sentences'));
  }

  /** With a capital first letter. */
  capital(text: string): string {
    const [first = '', ...rest] = text;
    return first.toLocaleUpperCase(this.locale) + rest.join('');
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const wordings = new Map<Language, Wording>();

/** The words of a language; English unless another is asked for. */
export function wordingIn(language: Language = 'en'): Wording {
  let wording = wordings.get(language);
  if (wording === undefined) {
    wording = new Wording(LANGUAGES[language]);
    wordings.set(language, wording);
  }
  return wording;
}
