import { BADGE_ROOM, COLOURS, LEAST_TEXT, SMALL_TEXT, type Surface } from './surface.ts';

const LEAD = { size: SMALL_TEXT, weight: 600, colour: COLOURS.text, leastSize: LEAST_TEXT } as const;
const OTHER = { size: SMALL_TEXT, weight: 400, colour: COLOURS.second } as const;
const SEPARATOR = ' · ';

/** Words in a line from `x` on, the first of them bold, as many as fit into `width`; the middle of the line is at `y`. */
export function drawWordsInLine(surface: Surface, words: readonly string[], x: number, y: number, width: number): void {
  const [first = '', ...others] = words;
  let end = x + surface.text(first, x, y, { ...LEAD, maxWidth: width });
  for (const word of others) {
    const text = `${SEPARATOR}${word}`;
    if (end + surface.measure(text, OTHER) > x + width) return;
    end += surface.text(text, end, y, OTHER);
  }
}

/** A word a line, the first of them bold and with its middle at `y`; what is too long is shrunk, then cut. */
export function drawWordsInLines(
  surface: Surface,
  words: readonly string[],
  x: number,
  y: number,
  { width, line }: { readonly width: number; readonly line: number },
): void {
  for (const [i, word] of words.entries()) {
    const style = i === 0 ? LEAD : OTHER;
    surface.text(word, x, y + i * line, { ...style, maxWidth: width, leastSize: LEAST_TEXT });
  }
}

/** How a card's numbers run, and what is not on it: on the right of its last `strip` pixels, clear of the ALT badge. */
export function drawNote(surface: Surface, note: string, padding: number, strip: number): void {
  surface.text(note, surface.width - padding, surface.height - strip / 2, {
    size: SMALL_TEXT,
    colour: COLOURS.muted,
    align: 'right',
    maxWidth: surface.width - padding - BADGE_ROOM,
    leastSize: LEAST_TEXT,
  });
}
