import { createCanvas } from '@napi-rs/canvas';
import { charactersOf } from '../../../src/wording/characters.ts';
import type { Language } from '../../../src/wording/language.ts';

/** Stand in messages alone, which Discord draws. */
const NOT_ON_CARDS: ReadonlySet<string> = new Set(['→', '👋']);

/** What a card of a language may say, by characters. */
export function drawnCharacters(language: Language): string[] {
  return [...charactersOf(language)].filter((character) => !NOT_ON_CARDS.has(character));
}

/** A code point that no font has: what is drawn for it is the box. */
const NOBODYS = '\u{10fffd}';

const context = createCanvas(160, 40).getContext('2d');

/** What a text looks like in some fonts, as raw pixels. */
export function drawn(text: string, fonts: string, weight = 400): Buffer {
  const { width, height } = context.canvas;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  context.font = `${weight} 20px ${fonts}`;
  context.fillText(text, 4, 28);
  const { data } = context.getImageData(0, 0, width, height);
  return Buffer.from(data);
}

/** The left edge of what is drawn, column by column. */
export function left(text: string, fonts: string): number[] {
  const pixels = drawn(text, fonts);
  const { width, height } = context.canvas;
  return Array.from({ length: 10 * height }, (_, i) => pixels[4 * (Math.floor(i / 10) * width + (i % 10))] ?? 0);
}

/** Those of some characters for which the fonts draw a box, or nothing at all. */
export function withoutGlyph(characters: Iterable<string>, fonts: string): string[] {
  const box = drawn(NOBODYS, fonts);
  const nothing = drawn('', fonts);
  return [...characters]
    .filter((character) => !/[\p{Z}\p{C}]/u.test(character))
    .filter((character) => [box, nothing].some((missing) => drawn(character, fonts).equals(missing)));
}
