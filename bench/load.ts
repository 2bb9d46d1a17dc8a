import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { outcomes } from './load/outcomes.ts';
import { HEIGHT, portraits, WIDTH } from './load/portraits.ts';
import { PEOPLE_A_SERVER, type Post, SERVERS, Town } from './load/town.ts';
import { type BenchOptions, type Figure, median, timeOf } from './measure.ts';
import { familyOf, processorSeconds, proportionalSize } from './processes.ts';

/** Pictures that `classify` is timed on. */
const CLASSIFIED = 200;
const MINUTE_MS = 60_000;

/** The whole bot in processes of its own against a Discord on this machine, from the post to the reply. */
export async function load({ load: { rates, seconds, burst, soak, soakRate } }: BenchOptions): Promise<Figure[]> {
  const pictures = await portraits();
  const town = await Town.open();
  const memory: number[] = [];
  const look = () => memory.push(familyOf(town.bot.pid).reduce((sum, pid) => sum + proportionalSize(pid), 0));
  let phases: Phase[];
  let atOnce: Phase;
  try {
    // What is loaded and compiled with the first pictures is no part of what follows.
    await town.post(20, 5, pictures);
    look();
    const looking = setInterval(look, MINUTE_MS);
    phases = [];
    for (const rate of rates) {
      phases.push(await phase(town, `${rate} posts a second for ${seconds} s`, rate * seconds, rate, pictures));
    }
    atOnce = await phase(town, `${burst} posts at once`, burst, Number.POSITIVE_INFINITY, pictures);
    phases.push(atOnce);
    if (soak > 0) {
      phases.push(await phase(town, `${soak} posts, ${soakRate} a second`, soak, soakRate, pictures));
    }
    clearInterval(looking);
    look();
  } finally {
    await town.close();
  }
  const classified = await classifyRate(pictures);
  return [
    {
      what: 'Load: who posts',
      figure: `${SERVERS * PEOPLE_A_SERVER} people in ${SERVERS} servers, in turn; JPEGs of ${WIDTH} × ${HEIGHT} with one face, ${kilobytes(pictures)}; the bot's and Discord's limits as they are by default`,
    },
    ...phases.flatMap(figuresOf),
    {
      what: 'Memory (proportional set size) of all processes of the bot, minute by minute',
      figure: `${memory.map((bytes) => (bytes / 1024 / 1024).toFixed(0)).join(', ')} MiB`,
    },
    {
      what: `Saturation: replies a second in the middle of the ${burst} posts at once`,
      figure: `${atOnce.throughput.toFixed(1)}, on ${atOnce.cores.toFixed(2)} cores: ${(atOnce.throughput / atOnce.cores).toFixed(1)} a second and core`,
    },
    {
      what: 'The same pictures by `classify`, a second',
      figure: `${classified.perSecond.toFixed(1)}, on ${classified.cores.toFixed(2)} cores: ${(classified.perSecond / classified.cores).toFixed(1)} a second and core; the bot reaches × ${(atOnce.throughput / atOnce.cores / (classified.perSecond / classified.cores)).toFixed(2)} of it per core`,
    },
  ];
}

interface Phase {
  readonly what: string;
  readonly posts: readonly Post[];
  /** Replies a second, without the first and the last tenth of them. */
  readonly throughput: number;
  /** Cores that the bot's processes took, and that posting and the local Discord did. */
  readonly cores: number;
  readonly ownCores: number;
  readonly loop: { readonly p99: number; readonly longest: number };
  /** What the bot logged of its pictures' stages, as medians in ms. */
  readonly stages: string;
}

async function phase(
  town: Town,
  what: string,
  count: number,
  perSecond: number,
  pictures: readonly Buffer[],
): Promise<Phase> {
  await town.loopDelay();
  const { length } = town.bot.lines;
  const bot = () => processorSeconds(familyOf(town.bot.pid));
  const [botBefore, ownBefore, start] = [bot(), process.cpuUsage(), performance.now()];
  const posts = await town.post(count, perSecond, pictures);
  const replies = posts.flatMap(({ replies }) => replies[0] ?? []).sort((a, b) => a - b);
  // Until the last reply: the wait for second ones is nobody's work.
  const lasted = ((replies.at(-1) ?? performance.now()) - start) / 1000;
  const own = process.cpuUsage(ownBefore);
  const [from, to] = [Math.floor(replies.length / 10), Math.floor((replies.length * 9) / 10)];
  const middle = ((replies[to] ?? Number.NaN) - (replies[from] ?? Number.NaN)) / 1000;
  return {
    what,
    posts,
    throughput: (to - from) / middle,
    cores: (bot() - botBefore) / lasted,
    ownCores: (own.user + own.system) / 1e6 / lasted,
    loop: await town.loopDelay(),
    stages: stagesIn(town.bot.lines.slice(length)),
  };
}

function figuresOf({ what, posts, cores, ownCores, loop, stages }: Phase): Figure[] {
  return [
    ...outcomes(what, posts),
    {
      what: "Delay of the bot's event loop; cores of the bot, and of Discord with those who post",
      figure: `99 % ${loop.p99.toFixed(0)} ms, longest ${loop.longest.toFixed(0)} ms; ${cores.toFixed(2)}, ${ownCores.toFixed(2)}`,
    },
    { what: "A picture's stages, medians", figure: stages },
  ];
}

function stagesIn(lines: readonly Readonly<Record<string, unknown>>[]): string {
  const classified = lines.filter(({ msg }) => msg === 'classified');
  const names = ['total', 'download', 'decode', 'detect', 'attributes', 'illustrate'] as const;
  const spent = (name: string) => median(classified.map(({ ms }) => Number(Object(ms)[name])));
  return names.map((name) => `${name} ${spent(name)} ms`).join(', ');
}

/** How many of the pictures the command line describes in a second, its start left out, and on how many cores. */
async function classifyRate(pictures: readonly Buffer[]) {
  const folder = await mkdtemp(join(tmpdir(), 'facets-load-'));
  try {
    const fill = async (name: string, count: number) => {
      const target = join(folder, name);
      await mkdir(target);
      for (let i = 0; i < count; i++) {
        const picture = pictures[i % pictures.length];
        if (picture) await writeFile(join(target, `${i}.jpg`), picture);
      }
      return target;
    };
    const run = async (target: string) => {
      const before = processorSeconds([process.pid]);
      const command = ['--import', 'tsx', join('src', 'cli.ts'), '--json', '--quiet', '--device', 'cpu', target];
      const options = { cwd: PACKAGE_ROOT, maxBuffer: 2 ** 28 };
      const milliseconds = await timeOf(() => promisify(execFile)(process.execPath, command, options));
      return { seconds: milliseconds / 1000, processor: processorSeconds([process.pid]) - before };
    };
    const [few, many] = [await run(await fill('few', 20)), await run(await fill('many', 20 + CLASSIFIED))];
    const seconds = many.seconds - few.seconds;
    return { perSecond: CLASSIFIED / seconds, cores: (many.processor - few.processor) / seconds };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function kilobytes(pictures: readonly Buffer[]): string {
  return `${(median(pictures.map(({ byteLength }) => byteLength)) / 1000).toFixed(0)} kB`;
}
