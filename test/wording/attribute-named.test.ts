import { expect, it } from 'vitest';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { attributeNamed, listedNames } from '../../src/wording/attribute-named.ts';
import { ALL_LANGUAGES, wordingIn } from '../../src/wording/language.ts';

it.each(ALL_LANGUAGES)(
  'every attribute is known in %s by what replies call it, in a list of such names',
  (language) => {
    const wording = wordingIn(language);
    const list = wording.enumerate(ATTRIBUTE_NAMES.map((name) => wording.capital(wording.label(name))));
    expect(listedNames(list).map((name) => attributeNamed(name, wording))).toEqual(ATTRIBUTE_NAMES);
  },
);

it('names are listed by the commas of any keyboard', () => {
  expect(listedNames(' 笑顔、眼鏡，帽子, ')).toEqual(['笑顔', '眼鏡', '帽子']);
});

it('a name is the same however its letters are composed', () => {
  const wording = wordingIn('hi');
  const label = wording.label('Gray_Hair');
  expect(attributeNamed(label.normalize('NFD'), wording)).toBe('Gray_Hair');
  expect(attributeNamed(label.replace('फ\u093c', '\u095e'), wording)).toBe('Gray_Hair');
});
