/**
 * Changes the code bit by bit and looks whether a test notices:
 *
 *   npm run mutants -- src/bot/replies/packing.ts [more files or folders]
 *
 * Each file is tried with the tests that mirror it, or with those of its folder where it has none of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const report = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

/** The fast tests of `src/a/b.ts`: `test/a/b.test.ts`, or everything in `test/a`. */
function testsOf(path: string): string {
  const mirrored = path.replace(/^(?:src\/)?/, 'test/');
  if (!statSync(path).isFile()) return `${mirrored.replace(/\/$/, '')}/**/*.test.ts`;
  const own = mirrored.replace(/\.ts$/, '.test.ts');
  return existsSync(own) ? own : `${dirname(mirrored)}/**/*.test.ts`;
}

function score(mutants: readonly { readonly status: string }[]): string {
  const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const alive = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
  return killed + alive === 0 ? '–' : `${((100 * killed) / (killed + alive)).toFixed(1)} % of ${killed + alive}`;
}

const paths = process.argv.slice(2);
if (paths.length === 0)
  throw new Error('Expected files or folders to change, for instance src/bot/replies/packing.ts.');
let status = 0;
for (const path of paths) {
  const mutate = statSync(path).isFile() ? path : `${path.replace(/\/$/, '')}/**/*.ts`;
  const run = spawnSync('npx', ['stryker', 'run', '--mutate', mutate], {
    stdio: 'inherit',
    env: { ...process.env, MUTANTS_TESTS: testsOf(path) },
  });
  status ||= run.status ?? 1;
  const { files } = report.parse(JSON.parse(readFileSync('reports/mutants.json', 'utf8')));
  for (const [file, { mutants }] of Object.entries(files)) process.stdout.write(`${file}: ${score(mutants)}\n`);
}
process.exitCode = status;
