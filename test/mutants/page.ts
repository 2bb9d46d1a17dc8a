import { globSync } from 'tinyglobby';
import { OUT_OF_REACH, whyOutOfReach } from './out-of-reach.ts';
import { hashOf, type Result, type Results, scoreOf, sumOf } from './results.ts';

/** The rooms whose score counts. */
const ROOMS = ['src/bot', 'src/store', 'src/images', 'src/inference', 'src/describe'] as const;

const LEAST = { all: 80, file: 60, ignoredShare: 3 } as const;

const HEAD = [
  '# Mutants',
  '',
  '`npm run mutants -- PATH` changes the files of PATH one bit at a time, with [Stryker](https://stryker-mutator.io), and',
  'counts how many of the changes a test notices. A file is tried with the fast tests that belong to it, in one process: what',
  'runs in processes of its own, or only from end to end, is out of reach there and counts as not noticed, although slower',
  'tests may notice it. `npm run mutants -- --stale PATH` leaves out what was measured as it is now; `npm run mutants --',
  '--write` writes this page from `test/mutants/results.json`, which every run adds to.',
].join('\n');

export function filesOf(path: string): string[] {
  return globSync([path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.ts`], {
    ignore: ['**/*.d.ts'],
  }).sort();
}

/** Whether a file is as it was when it was measured. */
export function isMeasured(results: Results, file: string): boolean {
  return results[file]?.hash === hashOf(file);
}

function figures(result: Omit<Result, 'hash'>): string {
  const { killed, survived, uncovered, ignored } = result;
  const count = killed + survived + uncovered;
  const score = count === 0 ? '–' : `${scoreOf(result).toFixed(1)} %`;
  return `${score} | ${count} | ${survived} | ${uncovered} | ${ignored} |`;
}

const list = (files: readonly string[]) => files.map((file) => `\`${file}\``).join(', ');

/** The document that says what the results are, of all files as they are now. */
export function pageOf(results: Results): string {
  const rooms = ROOMS.map((room) => ({ room, files: filesOf(room) }));
  const known = (files: readonly string[]) => files.flatMap((file) => results[file] ?? []);
  const files = rooms.flatMap((room) => room.files);
  const total = sumOf(known(files));
  const missing = files.filter((file) => results[file] === undefined && whyOutOfReach(file) === undefined);
  const outOfReach = OUT_OF_REACH.map(({ because }) => ({
    because,
    its: files.filter((file) => results[file] === undefined && whyOutOfReach(file) === because),
  })).filter(({ its }) => its.length > 0);
  const measured = files.filter((file) => results[file] !== undefined);
  const changed = files.filter((file) => results[file] !== undefined && !isMeasured(results, file));
  const low = files.filter((file) => {
    const result = results[file];
    return result !== undefined && scoreOf(result) < LEAST.file;
  });
  const ignored = (100 * total.ignored) / (total.killed + total.survived + total.uncovered + total.ignored);
  return [
    HEAD,
    '',
    `The aim: ${LEAST.all} % of all mutants of these rooms, ${LEAST.file} % in every file, at most ${LEAST.ignoredShare} % left out.`,
    '',
    '| Room | Score | Mutants | Survived | Not reached | Left out |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rooms.map(({ room, files }) => `| \`${room}\` | ${figures(sumOf(known(files)))}`),
    `| all | ${figures(total)}`,
    '',
    `Left out: ${ignored.toFixed(1)} %. Files under ${LEAST.file} %: ${low.length === 0 ? 'none' : list(low)}.`,
    `Measured: ${measured.length} of ${files.length} files${changed.length > 0 ? `, ${changed.length} of them (marked *) as they were before their last change` : ''}.`,
    '',
    '| File | Score | Mutants | Survived | Not reached | Left out |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...files.flatMap((file) => {
      const result = results[file];
      return result ? [`| \`${file}\`${changed.includes(file) ? ' *' : ''} | ${figures(result)}`] : [];
    }),
    ...(missing.length > 0 ? ['', `Not measured yet: ${list(missing)}.`] : []),
    ...outOfReach.flatMap(({ because, its }) => ['', `Not measured, because ${because}: ${list(its)}.`]),
    '',
  ].join('\n');
}
