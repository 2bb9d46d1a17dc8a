import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { Argument, Command } from 'commander';
import { devices } from './devices.ts';
import { eventLoop } from './event-loop.ts';
import { faceSpeed } from './face-speed.ts';
import { intake } from './intake.ts';
import type { Figure } from './measure.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';

// npm run bench [-- name…] measures and prints Markdown; with --write it renews the README's table as well.

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  throughput,
  pipeline,
  faces: faceSpeed,
  intake,
  'event-loop': eventLoop,
  start,
  memory,
  devices,
};

const README = new URL('../README.md', import.meta.url);
const TABLE = /(?<=<!-- npm run bench -->\n).*(?=<!-- end -->)/s;

const program = new Command()
  .addArgument(new Argument('[name...]', 'what to measure; all when none is named').choices(Object.keys(BENCHES)))
  .option('--write', "renew the README's table")
  .parse();
const { write } = program.opts<{ write?: true }>();
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
  for (const { what, figure } of await bench()) print(`| ${what} | ${figure} | \`npm run bench -- ${name}\` |`);
}
if (write) {
  const readme = await readFile(README, 'utf8');
  if (!TABLE.test(readme)) throw new Error('Expected the marks of the table in README.md, but found none.');
  await writeFile(
    README,
    readme.replace(TABLE, () => `\n${lines.join('\n')}\n\n`),
  );
}
