import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';

/** Puts figures between the marks that name them in models/MODEL_CARD.md. @throws {Error} when there are no such marks */
export async function renewCard(name: string, figures: string): Promise<void> {
  const path = join(PACKAGE_ROOT, 'models', 'MODEL_CARD.md');
  await writeFile(path, renewed(await readFile(path, 'utf8'), name, figures));
}

/** The page with other figures between the marks of `name`. */
export function renewed(page: string, name: string, figures: string): string {
  const marked = new RegExp(`(?<=<!-- figures: ${name} -->\\n).*(?=<!-- end of figures: ${name} -->)`, 's');
  if (!marked.test(page))
    throw new Error(`Expected the marks of the figures "${name}" in the model card, but found none.`);
  return page.replace(marked, () => `\n${figures}\n\n`);
}
