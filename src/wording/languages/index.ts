import type { LanguageTexts } from '../texts.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { zhCN } from './zh-CN.ts';

/** Every language that Facets speaks, English first. To add one: write its file, name it here; docs/languages.md tells more. */
export const LANGUAGES = {
  en,
  de,
  es,
  fr,
  it,
  nl,
  pl,
  'pt-BR': ptBR,
  ja,
  ko,
  'zh-CN': zhCN,
  hi,
  tr,
  uk,
} as const satisfies Record<string, LanguageTexts>;
