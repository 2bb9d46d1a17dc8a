import { GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { fontsFor } from '../../../src/images/fonts/fonts.ts';
import { ALL_LANGUAGES, wordingIn } from '../../../src/wording/language.ts';
import { drawn, drawnCharacters, left, withoutGlyph } from './glyphs.ts';

/** What a card may say in languages of six scripts. */
const SAMPLES = [
  ['de', 'Zurückweichender Haaransatz, größer'],
  ['pl', 'zażółć gęślą jaźń'],
  ['tr', 'İçten gülümseyen, bıyıklı ve ağırbaşlı'],
  ['uk', 'усмішка, ґудзик, її окуляри'],
  ['hi', 'मुस्कुराता चेहरा, चश्मा, लहराते बाल'],
  ['ja', '笑顔、眼鏡、ウェーブのかかった髪'],
  ['ko', '미소, 안경, 곱슬머리'],
  ['zh-CN', '微笑、眼镜、波浪形头发'],
] as const;

describe('drawn text', () => {
  it('has no fonts of the system to fall back on', () => {
    fontsFor('de');
    expect(GlobalFonts.families.map(({ family }) => family)).toEqual(expect.arrayContaining(['Inter']));
    expect(GlobalFonts.families.filter(({ family }) => !/^(Inter|Noto Sans)/.test(family))).toEqual([]);
  });

  it.each(SAMPLES)('in %s has a glyph for every letter, in every weight', (locale, text) => {
    expect(withoutGlyph(text, fontsFor(locale))).toEqual([]);
    const looks = [400, 600, 700].map((weight) => drawn(text, fontsFor(locale), weight).toString('base64'));
    expect(new Set(looks).size).toBe(3);
  });

  it.each(ALL_LANGUAGES)('in %s has a glyph for every character of its words', (language) => {
    expect(withoutGlyph(drawnCharacters(language), fontsFor(wordingIn(language).locale))).toEqual([]);
  });

  it('draws a box for what a language’s fonts lack', () => {
    expect(withoutGlyph('aя笑', fontsFor('de'))).toEqual(['я', '笑']);
  });

  it('draws characters that Japanese and Chinese share as each language writes them', () => {
    expect(drawn('直骨角', fontsFor('ja')).equals(drawn('直骨角', fontsFor('zh-CN')))).toBe(false);
  });

  it('joins Hindi letters into the forms that they have together', () => {
    const fonts = fontsFor('hi');
    // A zero-width non-joiner keeps them apart.
    expect(drawn('क्ष', fonts).equals(drawn('क्\u200cष', fonts))).toBe(false);
    // The short i stands before its consonant, the long one after it.
    expect(left('की', fonts)).toEqual(left('क', fonts));
    expect(left('कि', fonts)).not.toEqual(left('क', fonts));
  });

  it('is refused in a script that no font is there for', () => {
    expect(() => fontsFor('th')).toThrow('Thai');
  });
});
