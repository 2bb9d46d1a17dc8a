import type { LanguageTexts } from '../texts.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { ptBR } from './pt-BR.ts';

/** Every language that Facets speaks, English first. docs/languages.md tells how to add one. */
export const LANGUAGES = {
  en,
  de,
  'pt-BR': ptBR,
} as const satisfies Record<string, LanguageTexts>;
