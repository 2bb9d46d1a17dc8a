/** Makes the folder of fonts that a build draws with, out of Fontsource's packages, which an installation does without. */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { fileOf, type Typeface, typefacesOf, WEIGHTS } from '../src/images/fonts/typefaces.ts';
import { charactersOf } from '../src/wording/characters.ts';
import { ALL_LANGUAGES, wordingIn } from '../src/wording/language.ts';

const require = createRequire(import.meta.url);

/** Every typeface of every language, with the characters that its languages need of it. */
function needed(): Map<Typeface, Set<string>> {
  const typefaces = new Map<Typeface, Set<string>>();
  for (const language of ALL_LANGUAGES) {
    const characters = charactersOf(language);
    for (const typeface of typefacesOf(wordingIn(language).locale)) {
      typefaces.set(typeface, new Set([...(typefaces.get(typeface) ?? []), ...characters]));
    }
  }
  return typefaces;
}

/** Small fonts as they are, large ones with the letters that are needed. */
export async function makeFonts(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [typeface, characters] of needed()) {
    for (const weight of WEIGHTS) {
      const file = fileOf(typeface, weight);
      const whole = require.resolve(`${typeface.package}/files/${file}`);
      if (!typeface.large) await copyFile(whole, join(folder, file));
      else {
        const text = [...characters].join('');
        await writeFile(join(folder, file), await subsetFont(await readFile(whole), text, { targetFormat: 'woff2' }));
      }
    }
    await copyFile(require.resolve(`${typeface.package}/LICENSE`), join(folder, licenceOf(typeface)));
  }
}

/** The licence goes with the fonts: `noto-sans-jp-LICENSE`. */
function licenceOf(typeface: Typeface): string {
  return `${typeface.package.split('/').at(-1)}-LICENSE`;
}
