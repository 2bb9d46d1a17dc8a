import { type Language, languageOf, type Wording, wordingIn } from '../wording/language.ts';

/**
 * The words of what is printed for people, before the command line is read for good: its help is in them, too. What
 * `--lang` asks for, else what the environment says; English where that is none of ours.
 */
export function wordingFor(argv: readonly string[], environment: NodeJS.ProcessEnv): Wording {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return wordingIn(askedFor(argv) ?? languageOf(LC_ALL || LC_MESSAGES || LANG || ''));
}

function askedFor(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[at];
  if (word === undefined) return undefined;
  return languageOf(word.includes('=') ? word.slice(word.indexOf('=') + 1) : (argv[at + 1] ?? ''));
}
