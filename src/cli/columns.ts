/** What a terminal draws over the character before it: marks, joiners. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** What a terminal draws two columns wide. */
const WIDE = /[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}\u3000-\u303e\u30fc\uff01-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes; `text` has no control sequences. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);
}

/** The text with spaces after it, so that it takes at least so many columns. */
export function padToColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** The text with spaces before it, so that it takes at least so many columns. */
export function indentToColumns(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}
