import { once } from 'node:events';
import { createServer } from 'node:http';
import { QueueDescriber } from '../../src/describe/queue/queue-describer.ts';
import type { Backend } from '../drills/backend.ts';
import type { Figure } from '../measure.ts';
import { familyOf, processorSeconds } from '../processes.ts';
import { startedWorker } from './started.ts';

/** Pictures in flight for each worker: as many as it takes. */
const IN_FLIGHT = 8;
/** Before anything is counted. */
const WARM_UP = 20;
/** What the bot asks for with every picture. */
const WANTED = { card: { threshold: 0.5, hidden: [], showFaces: 'always' } } as const;

export interface Throughput {
  readonly workers: number;
  /** Pictures a second. */
  readonly perSecond: number;
  /** Of the workers with their children, of this gateway, and of Redis. */
  readonly cores: { readonly workers: number; readonly gateway: number; readonly redis: number };
}

/** Real pictures, described by real workers, each with one thread for its networks. */
export async function throughput(
  backend: Backend,
  seconds: number,
  pictures: readonly Buffer[],
): Promise<readonly Throughput[]> {
  const cdn = createServer((request, response) => {
    response.end(pictures[Number(request.url?.slice(1)) % pictures.length]);
  }).listen(0, '127.0.0.1');
  await once(cdn, 'listening');
  const address = cdn.address();
  const host = `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  const environment = {
    REDIS_URL: backend.redis.url,
    // Plain addresses are downloaded where Discord is on this machine.
    DISCORD_API_BASE: `http://${host}`,
    CDN_HOSTS: host,
    THREADS: '1',
  };
  const measured: Throughput[] = [];
  try {
    for (const workers of [1, 2]) measured.push(await loaded(backend, workers, seconds, environment, host));
  } finally {
    cdn.close();
    cdn.closeAllConnections();
  }
  return measured;
}

async function loaded(
  backend: Backend,
  count: number,
  seconds: number,
  environment: Readonly<Record<string, string>>,
  host: string,
): Promise<Throughput> {
  const workers = await Promise.all(Array.from({ length: count }, () => startedWorker(environment, 'src/worker.ts')));
  const queue = await QueueDescriber.open({ redisUrl: backend.redis.url });
  let picture = 0;
  const describe = () => queue.describe({ kind: 'url', url: `http://${host}/${picture++}` }, WANTED);
  const ofWorkers = () => workers.reduce((sum, { pid }) => sum + processorSeconds(familyOf(pid)), 0);
  try {
    await Promise.all(Array.from({ length: WARM_UP }, describe));
    const [workersBefore, redisBefore, ownBefore] = [
      ofWorkers(),
      processorSeconds([backend.redis.pid]),
      process.cpuUsage(),
    ];
    const start = performance.now();
    const end = start + 1000 * seconds;
    let done = 0;
    const describeOn = async () => {
      while (performance.now() < end) {
        await describe();
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT * count }, describeOn));
    const lasted = (performance.now() - start) / 1000;
    const own = process.cpuUsage(ownBefore);
    return {
      workers: count,
      perSecond: done / lasted,
      cores: {
        workers: (ofWorkers() - workersBefore) / lasted,
        gateway: (own.user + own.system) / 1e6 / lasted,
        redis: (processorSeconds([backend.redis.pid]) - redisBefore) / lasted,
      },
    };
  } finally {
    await queue.close();
    await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
  }
}

export function throughputFigures(measured: readonly Throughput[]): Figure[] {
  const [one] = measured;
  return measured.map(({ workers, perSecond, cores }) => ({
    what: `${workers === 1 ? 'One worker' : `${workers} workers`}, THREADS=1, real networks: pictures a second; cores of workers, gateway and CDN, Redis`,
    figure: `${perSecond.toFixed(1)} (× ${(perSecond / (one?.perSecond ?? Number.NaN)).toFixed(2)}); ${cores.workers.toFixed(2)}, ${cores.gateway.toFixed(2)}, ${cores.redis.toFixed(3)}`,
  }));
}
