import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { bombs } from './bombs.ts';
import { cards } from './cards.ts';
import { child } from './child.ts';
import { devices } from './devices.ts';
import { eventLoop } from './event-loop.ts';
import { faceSpeed } from './face-speed.ts';
import { human } from './human.ts';
import { intake } from './intake.ts';
import { load } from './load.ts';
import type { BenchOptions, Figure, LoadOptions } from './measure.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { scale } from './scale.ts';
import { start } from './start.ts';
import { store } from './store.ts';
import { throughput } from './throughput.ts';

// npm run bench [-- name…] measures and prints Markdown; with --write it renews the table of docs/performance.md as well.

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<Figure[]>>> = {
  throughput,
  pipeline,
  faces: faceSpeed,
  human,
  intake,
  'event-loop': eventLoop,
  start,
  memory,
  child,
  bombs,
  cards,
  store,
  load,
  scale,
  devices,
};

const PAGE = new URL('../docs/performance.md', import.meta.url);
const TABLE = /(?<=<!-- npm run bench -->\n).*(?=<!-- end -->)/s;

const HEADER = '| What | Figure | Command |\n| --- | --- | --- |';

interface Given extends LoadOptions {
  write?: true;
  peers?: string;
  peer?: string;
  before: string;
  scaleRounds: number;
  scaleSeconds: number;
  scalePosts: number;
  scaleRate: number;
  scaleReal?: true;
  scaleServers: number[];
  scaleStarts: number;
}

const program = new Command()
  .addArgument(new Argument('[name...]', 'what to measure; all when none is named').choices(Object.keys(BENCHES)))
  .option('--peers <folder>', 'a folder with yunet_n_dynamic.onnx and ultraface_rfb_640.onnx, to compare with')
  .option('--peer <folder>', 'human: a folder in which @vladmandic/human is installed, to compare with')
  .option('--rates <list>', 'load: posts a second, a phase each', numbers, [2, 5, 10, 15, 20])
  .option('--seconds <count>', 'load: how long each phase lasts', number, 60)
  .option('--burst <count>', 'load: posts at once', number, 200)
  .option('--soak <count>', 'load: posts of the last phase; 0 leaves it out', number, 5000)
  .option('--soak-rate <count>', 'load: posts a second of the last phase', number, 15)
  .option('--scale-rounds <count>', 'scale: pictures by which child and queue are compared', number, 200)
  .option('--scale-seconds <count>', 'scale: how long one and two workers are loaded', number, 20)
  .option('--scale-posts <count>', 'scale: posts of the long run', number, 10_000)
  .option('--scale-rate <count>', 'scale: posts a second of the long run', number, 40)
  .option('--scale-real', 'scale: its workers have their networks, and do not answer at once')
  .option('--scale-servers <list>', 'scale: servers of a gateway, at least two counts', numbers, [200, 2200])
  .option('--scale-starts <count>', 'scale: starts of the bot, before and now', number, 5)
  .option('--before <revision>', 'scale: the revision that is started as the one before', '90be02e~1')
  .option('--write', 'renew the lines of docs/performance.md that come from what was measured')
  .parse();
const { write, peers, peer, before, ...given } = program.opts<Given>();
const options: BenchOptions = {
  ...(peers !== undefined && { peers }),
  ...(peer !== undefined && { peer }),
  load: given,
  scale: {
    rounds: given.scaleRounds,
    seconds: given.scaleSeconds,
    posts: given.scalePosts,
    rate: given.scaleRate,
    real: given.scaleReal === true,
    servers: given.scaleServers,
    starts: given.scaleStarts,
    before,
  },
  write: write === true,
};
const wanted = program.args.length > 0 ? program.args : Object.keys(BENCHES);

const lines: string[] = [];
function print(line: string): void {
  console.log(line);
  lines.push(line);
}

print(`${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} cores, Node ${process.version}:\n`);
print(HEADER);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!wanted.includes(name)) continue;
  for (const { what, figure } of await bench(options)) print(`| ${what} | ${figure} | \`npm run bench -- ${name}\` |`);
}
if (write) {
  const page = await readFile(PAGE, 'utf8');
  const [before] = TABLE.exec(page) ?? [];
  if (before === undefined) throw new Error('Expected the marks of the table in docs/performance.md, but found none.');
  await writeFile(
    PAGE,
    page.replace(TABLE, () => `\n${renewed(before.trim().split('\n'), lines).join('\n')}\n\n`),
  );
}

/** The lines that were measured now, and in between those of other benches as they were. */
function renewed(before: readonly string[], now: readonly string[]): string[] {
  const isOf = (name: string) => (line: string) => line.endsWith(`| \`npm run bench -- ${name}\` |`);
  const names = Object.keys(BENCHES);
  const rows = names.flatMap((name) => (wanted.includes(name) ? now : before).filter(isOf(name)));
  // The machine and the table's head come first.
  return [...now.slice(0, 2), ...rows];
}

function number(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('expected a number.');
  return Number(text);
}

function numbers(text: string): number[] {
  return text.split(',').map(number);
}
