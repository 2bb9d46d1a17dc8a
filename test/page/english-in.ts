import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { Locale } from 'discord-api-types/v10';
import type { Page } from 'playwright-core';
import { type PageLocale, TEXTS } from '../../packages/local-discord/src/page/client/texts/languages.ts';
import { languageOf } from '../../src/wording/language.ts';
import { LANGUAGES } from '../../src/wording/languages/index.ts';

/** Shorter ones are found only where they are all that an element says. */
const LEAST = 9;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function literals(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap(({ value }) => literals(value));
  });
}

/** What the bot and its page say in a language, in pieces between which something is filled in, without markup. */
function pieces(locale: PageLocale): string[] {
  const texts = [...textsOf(LANGUAGES[languageOf(locale) ?? 'en']), ...Object.values(TEXTS[locale])];
  return texts
    .flatMap((text) => literals(parse(text, { ignoreTag: true })))
    .flatMap((text) => text.split(/[\n*`_#]+/))
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}{2}/u.test(text));
}

/** Everything that a page says, to eyes and to screen readers, element by element. */
async function saidOn(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Element)) found.push(node.textContent ?? '');
      else
        for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'label', 'data-tip'])
          found.push(node.getAttribute(name) ?? '');
    }
    return found;
  });
  // Names of files and of networks are names.
  return said
    .map((text) =>
      text
        .replaceAll(/\S+\.\w{3,4}\b/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '' && !/-attributes \d/.test(text));
}

/** English that a page says to somebody who reads it in another language, in pieces of what is said in English. */
export async function englishIn(page: Page, locale: PageLocale): Promise<string[]> {
  const own = pieces(locale);
  const shared = own.join('\n').toLowerCase();
  const english = [...new Set(pieces(Locale.EnglishUS))].filter((piece) => !shared.includes(piece.toLowerCase()));
  const said = await saidOn(page);
  const long = english.filter((piece) => piece.length >= LEAST);
  const short = new Set(english.filter((piece) => piece.length < LEAST).map((piece) => piece.toLowerCase()));
  return said.filter((text) => short.has(text.toLowerCase()) || long.some((piece) => text.includes(piece)));
}
