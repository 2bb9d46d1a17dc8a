/** Written without spaces: a line may end between any two words. */
const UNSPACED: ReadonlySet<string> = new Set(['Jpan', 'Hans', 'Hant', 'Thai', 'Laoo', 'Khmr', 'Mymr']);

const OPENS = /[(（「『【〈《“‘<＜>＞]$/u;

/** After these no line ends: what opens, and a space that holds together. */
const HOLDS = /[(（「『【〈《“‘<＜>＞\u00a0]$/u;

/** Punctuation and spaces stay on the line of the word before them. */
const FOLLOWS = /^[\p{P}\p{S}\s]+$/u;

/** A text's parts between which a line may end, each with the spaces after it. */
export function lineParts(text: string, locale: string): string[] {
  const { script } = new Intl.Locale(locale).maximize();
  if (script === undefined || !UNSPACED.has(script)) return text.split(/(?<= )(?! )/);
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    const last = parts.at(-1);
    const joins = last !== undefined && (HOLDS.test(last) || (FOLLOWS.test(segment) && !OPENS.test(segment)));
    if (joins) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

/** What a reader takes for letters: a Hindi one may be of several characters. */
export function letters(text: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale).segment(text)].map(({ segment }) => segment);
}
