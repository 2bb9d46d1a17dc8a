import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';

export const SAMPLES_DIR = join(PACKAGE_ROOT, 'models', 'samples');

/** File names of the averaged faces. */
export const SAMPLES: readonly string[] = readdirSync(SAMPLES_DIR).filter((name) => name.endsWith('.png'));

export function sample(name: string): Buffer {
  return readFileSync(join(SAMPLES_DIR, name));
}

export const BLOND_WOMAN = 'blond-smiling-woman.png';
