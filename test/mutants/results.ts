import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { whyOutOfReach } from './out-of-reach.ts';

/** What became of the mutants of one file. */
const result = z.object({
  /** Of the file as it was then. */
  hash: z.string(),
  /** Noticed by a test, by a wrong result or by never coming to an end. */
  killed: z.number(),
  survived: z.number(),
  /** In code that no fast test reaches; they count as survivors. */
  uncovered: z.number(),
  /** Left out by a comment in the code that gives the reason. */
  ignored: z.number(),
});
const results = z.record(z.string(), result);

export type Result = z.infer<typeof result>;
export type Results = Readonly<Record<string, Result>>;

/** Stryker's report, as far as it is read here. */
export const strykerReport = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

const RESULTS = new URL('./results.json', import.meta.url);

export function readResults(): Results {
  return existsSync(RESULTS) ? results.parse(JSON.parse(readFileSync(RESULTS, 'utf8'))) : {};
}

/** Files that have ceased to be go, and those that cannot be measured. */
export function writeResults(added: Results): void {
  const all = Object.entries({ ...readResults(), ...added }).filter(
    ([file]) => existsSync(file) && whyOutOfReach(file) === undefined,
  );
  const sorted = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(RESULTS, `${JSON.stringify(sorted, null, 2)}\n`);
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
}

export function resultOf(file: string, mutants: readonly { readonly status: string }[]): Result {
  const count = (...wanted: string[]) => mutants.filter(({ status }) => wanted.includes(status)).length;
  return {
    hash: hashOf(file),
    killed: count('Killed', 'Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
    ignored: count('Ignored'),
  };
}

/** Killed mutants in percent of all that count; NaN where there are none. */
export function scoreOf({ killed, survived, uncovered }: Omit<Result, 'hash'>): number {
  return (100 * killed) / (killed + survived + uncovered);
}

export function sumOf(all: readonly Result[]): Omit<Result, 'hash'> {
  const sum = (of: (one: Result) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    killed: sum(({ killed }) => killed),
    survived: sum(({ survived }) => survived),
    uncovered: sum(({ uncovered }) => uncovered),
    ignored: sum(({ ignored }) => ignored),
  };
}
