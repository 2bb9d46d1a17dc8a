import type { Wording } from '../language.ts';

/** Discord's limit on an attachment's description, in characters. */
const MOST = 1024;

/** As many of the sentences as an alt text may hold; the others are counted, none is cut. */
export function fitAltText(sentences: readonly string[], wording: Wording): string {
  for (let kept = sentences.length; kept > 0; kept--) {
    const left = sentences.length - kept;
    const text = wording.sentences([
      ...sentences.slice(0, kept),
      ...(left > 0 ? [wording.say('alt.left', { count: left })] : []),
    ]);
    if (text.length <= MOST) return text;
  }
  return '';
}
