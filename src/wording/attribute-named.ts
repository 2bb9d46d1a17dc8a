import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import type { Wording } from './language.ts';

/** The attribute that somebody names as CelebA does or as replies do, in any case; undefined where it is none. */
export function attributeNamed(text: string, wording: Wording): AttributeName | undefined {
  const wanted = plain(text);
  return ATTRIBUTE_NAMES.find((name) => plain(name) === wanted || plain(wording.label(name)) === wanted);
}

/** The names in a list, whichever comma a keyboard has. */
export function listedNames(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_’']+/g, ' ')
    .trim();
}
