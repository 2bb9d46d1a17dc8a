import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { expect, it, onTestFinished } from 'vitest';
import { PACKAGE_ROOT } from '../src/package-root.ts';

/** Fewer than there are: a parser that is missing reads none, and reports success. */
const LEAST_MODULES = 250;

async function read(folder: string, files: string[]): Promise<ICruiseResult> {
  const options = await extractOptions(join(PACKAGE_ROOT, '.dependency-cruiser.mjs'));
  const { output } = await cruise(files, { ...options, baseDir: folder, validate: true });
  if (typeof output === 'string') throw new TypeError('Expected a result, but got a report.');
  return output;
}

/** What a tree with these files breaks. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-rooms-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { summary } = await read(folder, ['src']);
  return summary.violations.map(({ rule }) => rule.name);
}

it('has no circle of imports and none that leads upwards', async () => {
  const { summary } = await read(PACKAGE_ROOT, ['src', 'commands', 'packages/local-discord/src']);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  expect(summary.totalCruised).toBeGreaterThanOrEqual(LEAST_MODULES);
});

it('would notice a circle, one of types alone too', async () => {
  const one = "import type { Two } from './two.ts';\nexport interface One { two: Two }\n";
  const two = "import type { One } from './one.ts';\nexport interface Two { one: One }\n";
  expect(await broken({ 'src/store/one.ts': one, 'src/store/two.ts': two })).toContain('no-circle');
});

it.each([
  ['src/images/a.ts', 'src/inference/b.ts', 'images-know-pixels-alone'],
  ['src/inference/a.ts', 'src/describe/b.ts', 'inference-knows-images-alone'],
  ['src/describe/a.ts', 'src/bot/b.ts', 'describe-knows-no-discord'],
  ['src/wording/a.ts', 'src/bot/b.ts', 'wording-knows-the-analysis-alone'],
  ['src/store/a.ts', 'src/bot/b.ts', 'store-knows-no-discord'],
  ['src/bot/a.ts', 'src/main.ts', 'rooms-know-no-entry'],
])('would notice that %s imports %s', async (lower, upper, rule) => {
  const path = `../${upper.slice('src/'.length)}`;
  expect(await broken({ [lower]: `export * from '${path}';\n`, [upper]: 'export const b = 1;\n' })).toContain(rule);
});
