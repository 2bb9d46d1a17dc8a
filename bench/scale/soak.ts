import type { Backend } from '../drills/backend.ts';
import type { BotProcess } from '../drills/bot-process.ts';
import { outcomes } from '../load/outcomes.ts';
import { Town } from '../load/town.ts';
import type { Figure } from '../measure.ts';
import { familyOf, processorSeconds, proportionalSize } from '../processes.ts';
import { type BackendLoad, readBackendLoad } from './backend-load.ts';
import { startedWorker } from './started.ts';

const MINUTE_MS = 60_000;
/** Posts before anything is counted. */
const WARM_UP = 1000;
const MEBIBYTE = 1024 * 1024;

export interface SoakOptions {
  readonly posts: number;
  readonly rate: number;
  /** Workers with their networks, rather than such that answer at once with a card that is ready. */
  readonly real: boolean;
}

export interface Soak {
  readonly figures: readonly Figure[];
  /** For one picture, in seconds of a core; `gateway` is the bot with its Discord library. */
  readonly perPicture: { readonly gateway: number; readonly redis: number; readonly postgres: number };
}

/** The whole bot with two workers, Redis and PostgreSQL, each a process of its own, over many posts. */
export async function soak(
  backend: Backend,
  { posts: count, rate, real }: SoakOptions,
  pictures: readonly Buffer[],
): Promise<Soak> {
  const town = await Town.open({ settings: backend.ofWorkers });
  const workers: BotProcess[] = [];
  try {
    const environment = { ...backend.ofWorkers, DISCORD_API_BASE: town.apiBase, CDN_HOSTS: town.cdnHosts };
    const script = real ? ['src/worker.ts'] : [];
    workers.push(...(await Promise.all([1, 2].map(() => startedWorker(environment, ...script)))));
    const processes = {
      gateway: () => familyOf(town.bot.pid),
      'worker 1': () => familyOf(workers[0]?.pid ?? 0),
      'worker 2': () => familyOf(workers[1]?.pid ?? 0),
      Redis: () => [backend.redis.pid],
      PostgreSQL: () => familyOf(backend.postgres.pid),
    };
    const names = ['gateway', 'worker 1', 'worker 2', 'Redis', 'PostgreSQL'] as const;
    const memory = names.map((name) => ({ name, sizes: [] as number[] }));
    const used: number[] = [];
    const heap: number[] = [];
    const look = async () => {
      for (const { name, sizes } of memory) {
        sizes.push(processes[name]().reduce((sum, pid) => sum + proportionalSize(pid), 0));
      }
      used.push((await readBackendLoad(backend)).redis.used);
      heap.push(await town.heapUsed());
    };
    // What is loaded and compiled with the first pictures is no part of what follows.
    await town.post(Math.min(WARM_UP, count), rate, pictures);
    await look();
    const spent = () => processorSeconds([town.bot.pid]);
    const [before, spentBefore] = [await readBackendLoad(backend), spent()];
    const looking = setInterval(() => void look(), MINUTE_MS);
    const posts = await town.post(count, rate, pictures);
    clearInterval(looking);
    await look();
    const [after, spentAfter] = [await readBackendLoad(backend), spent()];
    return {
      perPicture: {
        gateway: (spentAfter - spentBefore) / count,
        redis: (after.redis.processorSeconds - before.redis.processorSeconds) / count,
        postgres: (after.postgres.processorSeconds - before.postgres.processorSeconds) / count,
      },
      figures: [
        ...outcomes(
          `${count} posts, ${rate} a second, by ${real ? 'workers with their networks' : 'workers that answer at once with a card of 60 KB'}`,
          posts,
        ),
        ...memory.map(({ name, sizes }) => ({
          what: `Memory (proportional set size) of ${name}${name.startsWith('P') || name.startsWith('R') ? '' : ' with its children'}, minute by minute`,
          figure: `${sizes.map(mebibytes).join(', ')} MiB`,
        })),
        {
          what: "What of it the gateway's heap holds after a collection, minute by minute",
          figure: `${heap.map((bytes) => (bytes / MEBIBYTE).toFixed(1)).join(', ')} MiB`,
        },
        {
          what: 'What Redis says it uses, minute by minute',
          figure: `${used.map((bytes) => (bytes / MEBIBYTE).toFixed(1)).join(', ')} MiB`,
        },
        { what: "Redis for a picture, the workers' signs of life included", figure: redisFigure(before, after, count) },
        {
          what: 'PostgreSQL for a picture',
          figure: `${((after.postgres.transactions - before.postgres.transactions) / count).toFixed(2)} transactions, ${milliseconds(after.postgres.processorSeconds - before.postgres.processorSeconds, count)} of a core`,
        },
        { what: 'The gateway for a picture', figure: `${milliseconds(spentAfter - spentBefore, count)} of a core` },
      ],
    };
  } finally {
    await town.close();
    for (const worker of workers) if (worker.running) await worker.end('SIGTERM');
  }
}

function redisFigure(before: BackendLoad, after: BackendLoad, count: number): string {
  const commands = (after.redis.commands - before.redis.commands) / count;
  const kilobytes = (after.redis.bytes - before.redis.bytes) / count / 1000;
  const processor = milliseconds(after.redis.processorSeconds - before.redis.processorSeconds, count);
  return `${commands.toFixed(0)} commands, ${kilobytes.toFixed(0)} kB in and out, ${processor} of a core`;
}

function milliseconds(seconds: number, count: number): string {
  return `${((1000 * seconds) / count).toFixed(1)} ms`;
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0);
}
