import { Locale } from 'discord-api-types/v10';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';
import type { PageTexts } from './texts.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { zhCN } from './zh-CN.ts';

/** The locales that the page can be read in, as Discord calls them, and the page's texts in each. English first. */
export const TEXTS = {
  [Locale.EnglishUS]: en,
  [Locale.German]: de,
  [Locale.SpanishES]: es,
  [Locale.French]: fr,
  [Locale.Italian]: it,
  [Locale.Dutch]: nl,
  [Locale.Polish]: pl,
  [Locale.PortugueseBR]: ptBR,
  [Locale.Turkish]: tr,
  [Locale.Ukrainian]: uk,
  [Locale.Hindi]: hi,
  [Locale.ChineseCN]: zhCN,
  [Locale.Japanese]: ja,
  [Locale.Korean]: ko,
} as const satisfies Partial<Record<Locale, PageTexts>>;

export type PageLocale = keyof typeof TEXTS;

export const PAGE_LOCALES = Object.keys(TEXTS).filter(isPageLocale);

export function isPageLocale(locale: string): locale is PageLocale {
  return Object.hasOwn(TEXTS, locale);
}

/** What a language is called by who speaks it. */
export function nameOfLocale(locale: PageLocale): string {
  const { language } = new Intl.Locale(locale);
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(
    language === 'zh' || language === 'pt' ? locale : language,
  );
  return name ?? locale;
}

/** The first of what a browser asks for that the page has; English where it has none. */
export function preferredLocale(asked: readonly string[]): PageLocale {
  for (const tag of asked) {
    const exact = PAGE_LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    if (exact !== undefined) return exact;
    // Those who read traditional characters are not helped by simplified ones.
    if (/^zh-(hant|tw|hk|mo)/i.test(tag)) continue;
    const [spoken] = tag.toLowerCase().split('-');
    const related = PAGE_LOCALES.find((locale) => locale.split('-')[0] === spoken);
    if (related !== undefined) return related;
  }
  return Locale.EnglishUS;
}
