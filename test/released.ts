import { readdirSync } from 'node:fs';

const FIXTURES = new URL('fixtures/', import.meta.url);

/** Every released version whose components and database are kept: `npm run record-release` writes them. */
export const RELEASED: readonly string[] = readdirSync(FIXTURES).filter((name) => /^\d+\.\d+\.\d+$/.test(name));

/** A file that a version left behind. */
export function leftBy(version: string, file: 'components.json' | 'facets.sqlite'): URL {
  return new URL(`${version}/${file}`, FIXTURES);
}
