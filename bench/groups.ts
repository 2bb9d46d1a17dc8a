/**
 * What the attribute network says of people of different ages, genders and races as UTKFace's names give them, end to
 * end. Needs the pictures, which are not part of the project:
 *
 *   npm run bench:groups -- --utkface FOLDER --write
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import pMap from 'p-map';
import { openAnalyser } from '../src/inference/analyser.ts';
import type { AttributeScores } from '../src/inference/analysis.ts';
import { ATTRIBUTE_NAMES } from '../src/inference/attributes/names.ts';
import { analyse } from './analyse.ts';
import { renewCard } from './model-card.ts';

/** UTKFace's own numbers. */
const GENDERS = ['men', 'women'] as const;
const RACES = ['White', 'Black', 'Asian', 'Indian', 'others'] as const;
const AGES = [
  { name: 'under 16', from: 0, to: 15 },
  { name: '16 to 39', from: 16, to: 39 },
  { name: '40 to 59', from: 40, to: 59 },
  { name: '60 and older', from: 60, to: 200 },
] as const;
const ADULT = 16;

interface Person {
  readonly file: string;
  readonly age: number;
  readonly gender: (typeof GENDERS)[number];
  readonly race: (typeof RACES)[number];
}

interface Read extends Person {
  /** `undefined` where no face was found and readable. */
  readonly scores: AttributeScores | undefined;
}

const options = new Command()
  .requiredOption('--utkface <folder>', 'a folder with UTKFace’s pictures, named AGE_GENDER_RACE_….jpg')
  .option(
    '--every <count>',
    'takes each so many-th picture by name, from the first; 20 leaves the others to training',
    count,
    20,
  )
  .option('--rows <file>', 'writes age, gender, race and the forty logits of each face there as CSV')
  .option('--write', 'renews the tables of models/MODEL_CARD.md', false)
  .parse()
  .opts<{ utkface: string; every: number; rows?: string; write: boolean }>();

const people = (await readdir(options.utkface)).filter((file) => file.endsWith('.jpg')).sort();
const analyser = await openAnalyser({ device: 'cpu', precision: 'float' });
const read: Read[] = await pMap(
  people.filter((_, index) => index % options.every === 0).flatMap((file) => personIn(file) ?? []),
  async (person) => {
    const { faces } = await analyse(analyser, await readFile(join(options.utkface, person.file)));
    return { ...person, scores: faces[0]?.attributes };
  },
  { concurrency: 2 },
);
await analyser.close();

if (options.rows !== undefined) await writeFile(options.rows, csv(read));
const tables = [table('age and gender', byAgeAndGender()), table('race and gender, 16 and older', byRaceAndGender())];
const text = `${read.length} pictures; a face is found and readable in ${share(read, ({ scores }) => scores !== undefined)} % of them.\n\n${tables.join('\n\n')}`;
console.log(text);
if (options.write) await renewCard('groups', text);

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError(`expected a whole number from 1 on, got ${text}.`);
  return value;
}

/** A few of UTKFace's names lack a number; who they show is not known. */
function personIn(file: string): Person | undefined {
  const [age, gender, race] = basename(file).split('_').map(Number);
  const of = { gender: GENDERS[gender ?? -1], race: RACES[race ?? -1] };
  if (age === undefined || Number.isNaN(age) || of.gender === undefined || of.race === undefined) return undefined;
  return { file, age, gender: of.gender, race: of.race };
}

function byAgeAndGender(): [string, Read[]][] {
  return AGES.flatMap(({ name, from, to }) =>
    GENDERS.map((gender): [string, Read[]] => [
      `${name}, ${gender === 'men' ? 'male' : 'female'}`,
      read.filter((person) => person.age >= from && person.age <= to && person.gender === gender),
    ]),
  );
}

function byRaceAndGender(): [string, Read[]][] {
  return RACES.flatMap((race) =>
    GENDERS.map((gender): [string, Read[]] => [
      `${race}, ${gender}`,
      read.filter((person) => person.age >= ADULT && person.race === race && person.gender === gender),
    ]),
  );
}

function table(title: string, groups: readonly [string, readonly Read[]][]): string {
  const rows = groups.map(([name, group]) => {
    const seen = group.flatMap(({ gender, scores }) => (scores ? [{ gender, scores }] : []));
    return [
      name,
      group.length,
      share(group, ({ scores }) => scores !== undefined),
      share(seen, ({ gender, scores }) => scores.Male.probability >= 0.5 === (gender === 'men')),
      share(seen, ({ scores }) => scores.Young.probability >= 0.5),
      mean(seen.map(({ scores }) => scores.Attractive.probability)).toFixed(2),
    ];
  });
  return [
    `| ${title} | pictures | found, % | \`Male\` as the name says, % | \`Young\` said, % | mean \`Attractive\` |`,
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): string {
  return mean(values.map((value) => (holds(value) ? 100 : 0))).toFixed(1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function csv(rows: readonly Read[]): string {
  const lines = rows.flatMap(({ file, age, gender, race, scores }) =>
    scores
      ? [[file, age, gender, race, ...ATTRIBUTE_NAMES.map((name) => scores[name].logit.toFixed(4))].join(',')]
      : [],
  );
  return [['file', 'age', 'gender', 'race', ...ATTRIBUTE_NAMES].join(','), ...lines, ''].join('\n');
}
