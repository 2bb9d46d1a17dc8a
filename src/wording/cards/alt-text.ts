import type { Wording } from '../language.ts';

/** Discord's limit on an attachment's description, in characters. */
export const MOST_ALT_TEXT = 1024;

/** As many of the sentences as an alt text may hold; the others are counted, none is cut. */
export function fitAltText(sentences: readonly string[], wording: Wording): string {
  return longest(sentences.length, (kept) => {
    const left = sentences.length - kept;
    return wording.sentences([
      ...sentences.slice(0, kept),
      ...(left > 0 ? [wording.say('alt.left', { count: left })] : []),
    ]);
  });
}

/** The sentence that `say` makes of a list: with as many of the parts as an alt text may hold, the others counted. */
export function fitList(parts: readonly string[], say: (what: string) => string, wording: Wording): string {
  return longest(parts.length, (kept) => {
    const left = parts.length - kept;
    return say(
      wording.enumerate([...parts.slice(0, kept), ...(left > 0 ? [wording.say('line.more', { count: left })] : [])]),
    );
  });
}

/** The longest text that an alt text may hold, of those with `most` parts or fewer; empty where none is. */
function longest(most: number, textWith: (kept: number) => string): string {
  for (let kept = most; kept > 0; kept--) {
    const text = textWith(kept);
    if (text.length <= MOST_ALT_TEXT) return text;
  }
  return '';
}
