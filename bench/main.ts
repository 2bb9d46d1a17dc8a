import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { Argument, Command } from 'commander';
import { bombs } from './bombs.ts';
import { child } from './child.ts';
import { devices } from './devices.ts';
import { eventLoop } from './event-loop.ts';
import { faceSpeed } from './face-speed.ts';
import { intake } from './intake.ts';
import type { BenchOptions, Figure } from './measure.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { start } from './start.ts';
import { store } from './store.ts';
import { throughput } from './throughput.ts';

// npm run bench [-- name…] measures and prints Markdown; with --write it renews the table of docs/performance.md as well.

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<Figure[]>>> = {
  throughput,
  pipeline,
  faces: faceSpeed,
  intake,
  'event-loop': eventLoop,
  start,
  memory,
  child,
  store,
  bombs,
  devices,
};

const PAGE = new URL('../docs/performance.md', import.meta.url);
const TABLE = /(?<=<!-- npm run bench -->\n).*(?=<!-- end -->)/s;

const program = new Command()
  .addArgument(new Argument('[name...]', 'what to measure; all when none is named').choices(Object.keys(BENCHES)))
  .option('--peers <folder>', 'a folder with yunet_n_dynamic.onnx and ultraface_rfb_640.onnx, to compare with')
  .option('--write', 'renew the table of docs/performance.md')
  .parse();
const { write, ...options } = program.opts<BenchOptions & { write?: true }>();
const wanted = program.args.length > 0 ? program.args : Object.keys(BENCHES);

const lines: string[] = [];
function print(line: string): void {
  console.log(line);
  lines.push(line);
}

print(`${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} cores, Node ${process.version}:\n`);
print('| What | Figure | Command |\n| --- | --- | --- |');
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!wanted.includes(name)) continue;
  for (const { what, figure } of await bench(options)) print(`| ${what} | ${figure} | \`npm run bench -- ${name}\` |`);
}
if (write) {
  const page = await readFile(PAGE, 'utf8');
  if (!TABLE.test(page)) throw new Error('Expected the marks of the table in docs/performance.md, but found none.');
  await writeFile(
    PAGE,
    page.replace(TABLE, () => `\n${lines.join('\n')}\n\n`),
  );
}
