import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { openStore, type Store } from '../src/store/store.ts';
import type { Figure } from './measure.ts';

const LOCKED_MS = 60_000;
const FREE_MS = 10_000;
const KILLS = 100;

const log = pino({ level: 'silent' });

/** What Discord's thread feels of the store while another program has the database locked, and what kill -9 loses. */
export async function store(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-bench-'));
  try {
    return [...(await locked(join(folder, 'locked'))), await killed(join(folder, 'killed'))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function locked(folder: string): Promise<Figure[]> {
  const opened = await openStore({ folder, watchDefault: 'on', log });
  const free = await use(opened, FREE_MS);
  const browser = run('lock-holder.ts', join(folder, 'facets.sqlite'));
  while (browser.lines.length === 0) await once(browser.reader, 'line');
  const held = await use(opened, LOCKED_MS);
  browser.process.kill('SIGKILL');
  await once(browser.process, 'exit');
  const start = performance.now();
  await opened.written();
  const healed = performance.now() - start;
  await opened.close();
  return [
    {
      what: `Event-loop delay while settings are read and set 100 times a second, longest in ${FREE_MS / 1000} s`,
      figure: free,
    },
    { what: `The same while another process has the database locked for ${LOCKED_MS / 1000} s`, figure: held },
    { what: 'From the end of the lock until all of it is on disk', figure: `${(healed / 1000).toFixed(1)} s` },
  ];
}

/** Reads and sets for a while, as a busy bot would. */
async function use({ settings }: Store, milliseconds: number): Promise<string> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  const end = performance.now() + milliseconds;
  let wrong = 0;
  for (let round = 0; performance.now() < end; round++) {
    const place = { serverId: `${round % 10}`, channelId: `${round % 100}` };
    void settings.setChannel(place, { private: round % 2 === 0 });
    if (settings.at(place).private !== (round % 2 === 0)) wrong++;
    await sleep(10);
  }
  histogram.disable();
  return `${(histogram.max / 1e6).toFixed(0)} ms, ${wrong} wrong answers`;
}

async function killed(folder: string): Promise<Figure> {
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const bot = run('opt-outs-in-a-rush.ts', folder, `${round * 1_000_000}`);
    while (bot.lines.length <= round) await once(bot.reader, 'line');
    bot.process.kill('SIGKILL');
    await Promise.all([once(bot.process, 'exit'), once(bot.reader, 'close')]);
    acknowledged.push(...bot.lines);
  }
  const after = await openStore({ folder, watchDefault: 'on', log });
  const lost = acknowledged.filter((person) => !after.settings.hasOptedOut(person));
  await after.close();
  return {
    what: `Opt-outs lost of those acknowledged, ${KILLS} times kill -9 while they were written`,
    figure: `${lost.length} of ${acknowledged.length}`,
  };
}

interface Running {
  readonly process: ChildProcess;
  readonly reader: ReturnType<typeof createInterface>;
  readonly lines: readonly string[];
}

/** A program of test/store. */
function run(file: string, ...args: string[]): Running {
  const script = join(PACKAGE_ROOT, 'test', 'store', file);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const reader = createInterface({ input: child.stdout });
  const lines: string[] = [];
  reader.on('line', (line) => lines.push(line));
  return { process: child, reader, lines };
}
