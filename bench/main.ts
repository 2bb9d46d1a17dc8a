import { cpus } from 'node:os';
import { devices } from './devices.ts';
import { eventLoop } from './event-loop.ts';
import type { Figure } from './measure.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';

// npm run bench [-- name…]: measures and prints Markdown, as in the README's table.

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  throughput,
  pipeline,
  'event-loop': eventLoop,
  start,
  memory,
  devices,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`Expected names out of ${Object.keys(BENCHES).join(', ')}, but got ${unknown.join(', ')}.`);
  process.exit(2);
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`);
console.log('| What | Figure | Command |\n| --- | --- | --- |');
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { what, figure } of await bench()) console.log(`| ${what} | ${figure} | \`npm run bench -- ${name}\` |`);
}
