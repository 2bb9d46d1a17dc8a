import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { DRILLS, type Drill } from './drills.ts';
import { Stage } from './stage.ts';
import { open, type Tally, tally } from './tally.ts';

const program = new Command('npm run drills --')
  .description('Puts the bot through the worst days of Discord and counts what became of every post and command.')
  .argument('[names...]', 'only drills whose names contain one of these')
  .option('--short', 'fewer drills with fewer posts, for every change')
  .option('--write', 'put the table into docs/drills.md')
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
}

async function run(drill: Drill, posts: number): Promise<Row> {
  const stage = await Stage.open(drill.discord ?? {}, drill.settings ?? {});
  try {
    if (!drill.notStarted) await stage.start();
    const struck = await drill.run(stage, posts);
    await stage
      .until(() => open(stage) === 0, 'every post and command to have an outcome', OUTCOME_MS)
      .catch((error: unknown) => process.stderr.write(`${drill.name}: ${error}\n`));
    await delay(SECOND_ANSWER_MS);
    return { drill, struck, counts: tally(stage) };
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

function table(rows: readonly Row[]): string {
  const header = ['drill', 'posts and commands', 'answered once', ...COLUMNS.slice(2)];
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(header),
    line(header.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(({ drill, struck, counts }) =>
      line([struck ? drill.name : `${drill.name} (did not strike)`, ...COLUMNS.map((column) => counts[column])]),
    ),
  ].join('\n');
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
    const row = await run(drill, short ? SHORT_POSTS : POSTS);
    rows.push(row);
    process.stderr.write(`${failed(row) ? 'FAILED' : 'passed'}  ${drill.name} ${JSON.stringify(row.counts)}\n`);
  }
  const text = table(rows);
  process.stdout.write(`${text}\n`);
  if (write) {
    const page = await readFile(PAGE, 'utf8');
    await writeFile(
      PAGE,
      page.replace(TABLE, () => `<!-- drills -->\n${text}\n<!-- /drills -->`),
    );
  }
  process.exit(rows.some(failed) ? 1 : 0);
}

await main();
