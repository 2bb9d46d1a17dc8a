import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import type { Wording } from './language.ts';

/** The attribute that somebody names as CelebA does or as replies do, in any case; undefined where it is none. */
export function attributeNamed(text: string, wording: Wording): AttributeName | undefined {
  const wanted = plain(text);
  return ATTRIBUTE_NAMES.find((name) => plain(name) === wanted || plain(wording.label(name)) === wanted);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s_’']+/g, ' ')
    .trim();
}
