import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import { drawCard } from '../src/describe/cards.ts';
import { draw } from '../src/describe/draw.ts';
import { openPicture } from '../src/images/open.ts';
import { openAnalyser } from '../src/inference/analyser.ts';
import { allScoresCard } from '../src/wording/cards/all-scores.ts';
import { wordingIn } from '../src/wording/language.ts';
import { readScores } from '../src/wording/readings.ts';
import { group, rows } from '../test/group.ts';
import { BLOND_WOMAN, sample } from '../test/samples.ts';

// What a card takes, drawing and encoding together, with libvips on one thread: node --import tsx bench/cards.ts
// Processor time hardly depends on what else the machine does; on an idle core both are the same.
const RUNS = 15;
sharp.concurrency(1);

console.log('card                ms  processor ms     kB');
const analyser = await openAnalyser({ device: 'cpu' });
const options = { threshold: 0.5, hidden: [], showFaces: 'always' } as const;

async function time(name: string, work: () => Promise<Buffer | undefined>): Promise<void> {
  const times: number[] = [];
  const processor: number[] = [];
  let bytes = 0;
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    bytes = (await work())?.byteLength ?? 0;
    // The first loads fonts.
    const { user, system } = process.cpuUsage(before);
    if (run === 0) continue;
    times.push(performance.now() - start);
    processor.push((user + system) / 1000);
  }
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const figures = [median(times), median(processor)].map((value) => value.toFixed(1).padStart(7)).join('  ');
  console.log(`${name.padEnd(14)} ${figures}  ${String(Math.round(bytes / 1000)).padStart(5)}`);
}

for (const [name, bytes] of [
  ['one face', sample(BLOND_WOMAN)],
  ['five faces', (await group(1400, 560, rows(1400, 560, 5))).jpeg],
  ['twelve faces', (await group(1400, 900, rows(1400, 900, 12))).jpeg],
] as const) {
  const picture = await openPicture(bytes);
  const analysis = await analyser.analyse(picture, { maxFaces: 12 });
  await time(name, () => drawCard(picture, analysis, options));
  const [face] = analysis.faces;
  if (name !== 'one face' || !face) continue;
  const readings = readScores(face.attributes, { threshold: 0.5, literal: true });
  await time('all scores', () => draw({ kind: 'all-scores', card: allScoresCard(readings, 0.5, wordingIn()) }));
  await time('covered 63 ×', async () => {
    await analyser.occlude(picture, face);
    return undefined;
  });
}
await analyser.close();
