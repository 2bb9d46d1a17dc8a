/** The weights that text is drawn in. */
export const WEIGHTS = [400, 600, 700] as const;

export type Weight = (typeof WEIGHTS)[number];

/** A font for some letters, as a package of Fontsource has it. */
export interface Typeface {
  /** Its own: of several fonts under one name the canvas asks only one, and draws a box for what that one lacks. */
  readonly family: string;
  readonly package: string;
  /** Its files' names, up to the weight. */
  readonly file: string;
  /** Megabytes: a build keeps only the letters that Facets' words need. */
  readonly large?: true;
}

const LATIN: readonly Typeface[] = [
  { family: 'Inter', package: '@fontsource/inter', file: 'inter-latin' },
  { family: 'Inter Latin Extended', package: '@fontsource/inter', file: 'inter-latin-ext' },
];

/**
 * By script, as ISO 15924 calls it. Japanese and Chinese share characters that each writes in its own way, so that a text
 * is drawn by its language's font alone.
 */
const OF_SCRIPT: Readonly<Record<string, Typeface>> = {
  Cyrl: { family: 'Inter Cyrillic', package: '@fontsource/inter', file: 'inter-cyrillic' },
  Deva: {
    family: 'Noto Sans Devanagari',
    package: '@fontsource/noto-sans-devanagari',
    file: 'noto-sans-devanagari-devanagari',
  },
  Hans: {
    family: 'Noto Sans SC',
    package: '@fontsource/noto-sans-sc',
    file: 'noto-sans-sc-chinese-simplified',
    large: true,
  },
  Jpan: { family: 'Noto Sans JP', package: '@fontsource/noto-sans-jp', file: 'noto-sans-jp-japanese', large: true },
  Kore: { family: 'Noto Sans KR', package: '@fontsource/noto-sans-kr', file: 'noto-sans-kr-korean', large: true },
};

/** What draws texts of a locale, first to be asked first. Figures and Latin names look the same in every language. */
export function typefacesOf(locale: string): readonly Typeface[] {
  const { script } = new Intl.Locale(locale).maximize();
  const own = script === undefined ? undefined : OF_SCRIPT[script];
  if (own === undefined && script !== 'Latn') throw new Error(`Expected a typeface for ${locale}, script ${script}.`);
  return own === undefined ? LATIN : [...LATIN, own];
}

/** The name of a typeface's file in one weight. */
export function fileOf({ file }: Typeface, weight: Weight): string {
  return `${file}-${weight}-normal.woff2`;
}
