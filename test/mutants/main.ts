/**
 * Changes the code bit by bit and looks whether a test notices:
 *
 *   npm run mutants -- src/bot/replies/packing.ts [more files or folders]
 *   npm run mutants -- --stale src/bot      only what was not measured as it is now
 *   npm run mutants -- --together FILES     all in one go, which is less work where their tests are short
 *   npm run mutants -- --write              writes docs/mutants.md from what was measured
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { transformWithOxc } from 'vite';
import { GONE_THROUGH_BY } from './gone-through-by.ts';
import { whyOutOfReach } from './out-of-reach.ts';
import { filesOf, isMeasured, pageOf } from './page.ts';
import { type Result, readResults, resultOf, scoreOf, strykerReport, writeResults } from './results.ts';

/** The fast tests of `src/a/b.ts`: those of the table, `test/a/b.test.ts`, or else everything in `test/a`. */
function testsOf(file: string): string {
  const told = GONE_THROUGH_BY[file];
  if (told) return told.join(' ');
  const own = file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
  return existsSync(own) ? own : `${dirname(own)}/*.test.ts`;
}

function tellOf(file: string, result: Result): string {
  const count = result.killed + result.survived + result.uncovered;
  return `${file}: ${count === 0 ? '–' : `${scoreOf(result).toFixed(1)} % of ${count}`}`;
}

/** Files with the same tests are tried in one go. Resolves with Stryker's exit code. */
function tryOut(files: readonly string[], tests: string): number {
  const { status } = spawnSync('npx', ['stryker', 'run', '--mutate', files.join(',')], {
    stdio: 'inherit',
    // As everyday tests have it; in a thread that is kept, vitest would say so too late.
    env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1', MUTANTS_TESTS: tests },
  });
  if (status !== 0) return status ?? 1;
  const report = strykerReport.parse(JSON.parse(readFileSync('reports/mutants.json', 'utf8')));
  // A file without anything to change is in no report.
  const found = files.map((file) => [file, resultOf(file, report.files[file]?.mutants ?? [])] as const);
  writeResults(Object.fromEntries(found));
  for (const [file, result] of found) process.stdout.write(`${tellOf(file, result)}\n`);
  return 0;
}

/** Whether nothing is left of a file without its types: there is nothing to change in it. */
async function holdsTypesAlone(file: string): Promise<boolean> {
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file);
  return code.trim() === 'export {};';
}

/** Ends the program with a sentence. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        stale: { type: 'boolean', default: false },
        together: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return refuse(
      `${error instanceof Error ? error.message : error}\nThe head of test/mutants/main.ts says what there is.`,
    );
  }
}

const { values, positionals } = asked();
if (positionals.length === 0 && !values.write)
  refuse('Expected files or folders to change, for instance src/bot/replies/packing.ts, or --write.');
// Others that are out of reach can be tried by name; of these no test is at hand.
const outside = positionals.find((path) => /^src\/cli(\/|$)/.test(path));
if (outside !== undefined) refuse(`Expected files that mutants reach, got ${outside}: ${whyOutOfReach('src/cli/')}.`);

const known = readResults();
const wanted = positionals
  .flatMap(filesOf)
  .filter((file) => positionals.includes(file) || whyOutOfReach(file) === undefined)
  .filter((file) => !(values.stale && isMeasured(known, file)));
const empty: string[] = [];
for (const file of wanted) if (await holdsTypesAlone(file)) empty.push(file);
writeResults(Object.fromEntries(empty.map((file) => [file, resultOf(file, [])])));
const files = wanted.filter((file) => !empty.includes(file));
const sets = [...new Set(files.map(testsOf))];
const statuses = (values.together && sets.length > 1 ? [sets.join(' ')] : sets).map((tests) =>
  tryOut(
    files.filter((file) => values.together || testsOf(file) === tests),
    tests,
  ),
);
if (values.write) writeFileSync('docs/mutants.md', pageOf(readResults()));
process.exitCode = statuses.find((status) => status !== 0) ?? 0;
