/**
 * What finding and aligning costs in accuracy: CelebA's val pictures as ordinary photos (found, aligned, labelled)
 * beside the same pictures taken as the aligned faces that they are. Needs the pictures, which are not part of the
 * project:
 *
 *   node --import tsx bench/alignment.ts --data FOLDER
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import pMap from 'p-map';
import { openAnalyser } from '../src/inference/analyser.ts';
import type { Analysis, AttributeScores } from '../src/inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../src/inference/attributes/names.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { analyse } from './analyse.ts';
import { dataOption } from './data-folder.ts';
import { filesInTar } from './pictures.ts';

const program = new Command()
  .addOption(dataOption('celeba'))
  .option(
    '--models <directory>',
    'where faces.json, refiner.json and attributes.json lie',
    join(PACKAGE_ROOT, 'models'),
  )
  .option('--count <pictures>', 'how many pictures', '2044')
  .option('--attributes', 'one row an attribute, too', false)
  .parse();
const options = program.opts<{ data: string; models: string; count: string; attributes: boolean }>();

const celeba = join(options.data, 'celeba');
const labels = await readLabels(join(celeba, 'labels.csv'));
const pictures = (await filesInTar(join(celeba, 'val-178x218.tar'))).slice(0, Number(options.count));
const analyser = await openAnalyser({ device: 'cpu', modelsDir: options.models });
const results = await pMap(
  pictures,
  async ({ name, bytes }) => ({
    truth: truthOf(name),
    aligned: largest(await analyse(analyser, bytes, { aligned: true })),
    found: largest(await analyse(analyser, bytes)),
  }),
  { concurrency: 4 },
);
await analyser.close();

const pairs = results.flatMap(({ truth, aligned, found }) => (aligned && found ? [{ truth, aligned, found }] : []));
console.log(`${pairs.length} of ${results.length} pictures have a face that was found and readable.`);
const accuracy = (names: readonly AttributeName[], kind: 'aligned' | 'found') =>
  (100 * sum(pairs.map((pair) => correct(pair[kind], pair.truth, names)))) / pairs.length / names.length;
const row = (attribute: string, names: readonly AttributeName[]) => {
  const [aligned, found] = [accuracy(names, 'aligned'), accuracy(names, 'found')];
  return {
    attribute,
    'aligned, %': aligned.toFixed(2),
    'found, %': found.toFixed(2),
    points: (found - aligned).toFixed(2),
  };
};
console.table([
  row('mean of all forty', ATTRIBUTE_NAMES),
  ...(options.attributes ? ATTRIBUTE_NAMES.map((name) => row(name, [name])) : []),
]);

/** Which attributes each picture has, by file. */
async function readLabels(path: string): Promise<Map<string, readonly boolean[]>> {
  const [header = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const names = header.trim().split(',');
  const columns = ATTRIBUTE_NAMES.map((name) => {
    const column = names.indexOf(name);
    if (column < 0) throw new Error(`Expected a column ${name} in ${path}, but got ${header}.`);
    return column;
  });
  return new Map(
    lines.map((line) => {
      const values = line.trim().split(',');
      return [values[0] ?? '', columns.map((column) => values[column] === '1')];
    }),
  );
}

function truthOf(name: string): readonly boolean[] {
  const truth = labels.get(name);
  if (!truth) throw new Error(`Expected a label for ${name}, but there is none.`);
  return truth;
}

function largest({ faces }: Analysis): AttributeScores | undefined {
  return faces[0]?.attributes;
}

function correct(scores: AttributeScores, truth: readonly boolean[], names: readonly AttributeName[]): number {
  return names.filter((name) => scores[name].probability >= 0.5 === truth[ATTRIBUTE_NAMES.indexOf(name)]).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
