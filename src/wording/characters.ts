import { type Language, wordingIn } from './language.ts';

/** Every character that the words of a language may need: of its texts, and of what `Intl` puts between and into them. */
export function charactersOf(language: Language): Set<string> {
  const wording = wordingIn(language);
  const figures = new Intl.NumberFormat(wording.locale).format(-1_234_567_890.5);
  const joined = [2, 3].map((count) => wording.and(Array<string>(count).fill('')));
  return new Set([...wording.everyText(), figures, wording.finePercent(0.5), ...joined].join(''));
}
