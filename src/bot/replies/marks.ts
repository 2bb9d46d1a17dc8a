import { ATTRIBUTE_NAMES, type AttributeName } from '../../inference/attributes/names.ts';

/** Attributes that were called wrong, as the button of a reply carries them: a bit each, in hexadecimal. */
export function formatMarks(marked: ReadonlySet<AttributeName>): string {
  const bits = ATTRIBUTE_NAMES.reduce((sum, name, place) => sum + (marked.has(name) ? 2 ** place : 0), 0);
  return bits.toString(16);
}

/** None where the text is no such marks. */
export function parseMarks(text: string): ReadonlySet<AttributeName> {
  const bits = /^[\da-f]{1,10}$/.test(text) ? Number.parseInt(text, 16) : 0;
  return new Set(ATTRIBUTE_NAMES.filter((_, place) => Math.floor(bits / 2 ** place) % 2 === 1));
}
