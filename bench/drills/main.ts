import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { NO_BACKEND } from './backend.ts';
import type { Drill } from './drill.ts';
import { DRILLS } from './drills.ts';
import { Stage } from './stage.ts';
import { open, type Tally, tally } from './tally.ts';

const program = new Command('npm run drills --')
  .description('Puts the bot through the worst days of Discord and counts what became of every post and command.')
  .argument('[names...]', 'only drills whose names contain one of these')
  .option('--short', 'fewer drills with fewer posts, for every change')
  .option('--write', 'renew the rows of these drills in docs/drills.md')
  .showHelpAfterError();

const PAGE = join(PACKAGE_ROOT, 'docs', 'drills.md');
const TABLE = /<!-- drills -->[\s\S]*<!-- \/drills -->/;
/** Fewer do not make a row. */
const POSTS = 20;
const SHORT_POSTS = 8;
/** For everything to have an outcome after the fault is over, and then for a second answer to show. */
const OUTCOME_MS = 90_000;
const SECOND_ANSWER_MS = 1500;

interface Row {
  readonly drill: Drill;
  readonly struck: boolean;
  readonly counts: Tally;
  /** Undefined where it is not measured. */
  readonly recoveryMs: number | undefined;
}

async function run(drill: Drill, posts: number): Promise<Row> {
  const stage = await Stage.open(drill.discord ?? {}, drill.settings ?? {}, drill.workers !== undefined);
  try {
    if (drill.workers) await stage.startWorkers(drill.workers);
    if (!drill.notStarted) await stage.start();
    const struck = await drill.run(stage, posts);
    await stage
      .until(() => open(stage) === 0, 'every post and command to have an outcome', OUTCOME_MS)
      .catch((error: unknown) => process.stderr.write(`${drill.name}: ${error}\n`));
    await delay(SECOND_ANSWER_MS);
    return { drill, struck, counts: tally(stage, drill.told), recoveryMs: stage.recoveryMs };
  } finally {
    await stage.close();
  }
}

function failed({ struck, counts }: Row): boolean {
  return !struck || counts.lost > 0 || counts.doubled > 0 || counts.errors > 0;
}

const COLUMNS = [
  'posted',
  'answered',
  'told',
  'shed',
  'withdrawn',
  'unacknowledged',
  'lost',
  'doubled',
  'errors',
] as const;

const HEADER = ['drill', 'posts and commands', 'answered once', ...COLUMNS.slice(2), 's to recover'];

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rowLine({ drill, struck, counts, recoveryMs }: Row): string {
  const recovery = recoveryMs === undefined ? '–' : (recoveryMs / 1000).toFixed(1);
  return line([drill.name, ...COLUMNS.map((column) => counts[column]), recovery]) + (struck ? '' : ' did not strike');
}

/** A table in the order of the drills. */
function table(rows: ReadonlyMap<string, string>): string {
  const inOrder = DRILLS.flatMap(({ name }) => rows.get(name) ?? []);
  return [line(HEADER), line(HEADER.map((_, index) => (index === 0 ? '---' : '---:'))), ...inOrder].join('\n');
}

/** The page with these rows in the place of those that it had, and the others as they were. */
function renewed(page: string, rows: ReadonlyMap<string, string>): string {
  const before = page.split('\n').flatMap((text): [string, string][] => {
    const name = /^\| ([^|]+) \|/.exec(text)?.[1];
    return name === undefined ? [] : [[name, text]];
  });
  const text = table(new Map([...before, ...rows]));
  return page.replace(TABLE, () => `<!-- drills -->\n\n${text}\n\n<!-- /drills -->`);
}

async function main(): Promise<void> {
  const names = z.array(z.string()).parse(program.parse().args);
  const { short, write } = z
    .object({ short: z.boolean().default(false), write: z.boolean().default(false) })
    .parse(program.opts());
  const drills = DRILLS.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part))).filter(
    (drill) => !short || drill.short,
  );
  const rows: Row[] = [];
  for (const drill of drills) {
    if (drill.workers !== undefined && NO_BACKEND !== undefined) {
      process.stderr.write(`left out  ${drill.name}: ${NO_BACKEND}\n`);
      continue;
    }
    const row = await run(drill, short ? SHORT_POSTS : POSTS);
    rows.push(row);
    process.stderr.write(`${failed(row) ? 'FAILED' : 'passed'}  ${drill.name} ${JSON.stringify(row.counts)}\n`);
  }
  const lines = new Map(rows.map((row) => [row.drill.name, rowLine(row)]));
  process.stdout.write(`${table(lines)}\n`);
  if (write) await writeFile(PAGE, renewed(await readFile(PAGE, 'utf8'), lines));
  process.exit(rows.some(failed) ? 1 : 0);
}

await main();
