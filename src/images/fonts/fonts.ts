import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';
import { fileOf, type Typeface, typefacesOf, WEIGHTS, type Weight } from './typefaces.ts';

const require = createRequire(import.meta.url);

/** From the sources, whole fonts of npm packages; after a build, what `scripts/fonts.ts` made of them. None of the system. */
function pathOf(typeface: Typeface, weight: Weight): string {
  const file = fileOf(typeface, weight);
  return extname(fileURLToPath(import.meta.url)) === '.ts'
    ? require.resolve(`${typeface.package}/files/${file}`)
    : fileURLToPath(new URL(`../../../fonts/${file}`, import.meta.url));
}

const registered = new Set<string>();

/** All weights at once, before anything asks for the family: the canvas remembers what it found for a name. */
function register(typeface: Typeface): void {
  if (registered.has(typeface.family)) return;
  for (const weight of WEIGHTS) {
    const path = pathOf(typeface, weight);
    if (GlobalFonts.registerFromPath(path, typeface.family) === null) {
      throw new Error(`Expected a font at ${path}, but it cannot be read.`);
    }
  }
  registered.add(typeface.family);
}

/** The families for texts of a locale, as the canvas's `font` takes them. A language's fonts are read when it first draws. */
export function fontsFor(locale: string): string {
  const typefaces = typefacesOf(locale);
  for (const typeface of typefaces) register(typeface);
  return typefaces.map(({ family }) => `"${family}"`).join(', ');
}
