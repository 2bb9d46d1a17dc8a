import { ChildDescriber } from '../../src/describe/child/child-describer.ts';
import type { PictureAddress } from '../../src/describe/describer.ts';
import { QueueDescriber } from '../../src/describe/queue/queue-describer.ts';
import type { Backend } from '../drills/backend.ts';
import { type Figure, quantile, timeOf } from '../measure.ts';
import { startedWorker } from './started.ts';

const PICTURE: PictureAddress = { kind: 'url', url: 'https://cdn.discordapp.com/attachments/1/2/me.png' };
/** Before anything is counted. */
const WARM_UP = 20;

/**
 * What the way through Redis to a worker, and back, costs a picture beside the way to a child process of the bot's own: the
 * same child, which does nothing and answers 300 KB, one picture at a time.
 */
export async function overhead(backend: Backend, rounds: number): Promise<Figure[]> {
  const child = await ChildDescriber.open({ device: 'cpu', entry: new URL('./noop-child.ts', import.meta.url) });
  const worker = await startedWorker({ REDIS_URL: backend.redis.url, BENCH_ANSWER: 'child' });
  const queue = await QueueDescriber.open({ redisUrl: backend.redis.url });
  const ways = { child, queue };
  const spent: Record<keyof typeof ways, number[]> = { child: [], queue: [] };
  // In turns, so that whatever else the machine does meets both of them.
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const way of ['child', 'queue'] as const) {
      const time = await timeOf(() => ways[way].describe(PICTURE));
      if (round >= 0) spent[way].push(time);
    }
  }
  await Promise.all([child.close(), queue.close(), worker.end('SIGTERM')]);
  const told = (way: keyof typeof ways) =>
    [0.5, 0.95].map((share) => `${100 * share} % ${quantile(spent[way], share).toFixed(1)} ms`).join(', ');
  const more = quantile(spent.queue, 0.5) - quantile(spent.child, 0.5);
  return [
    {
      what: `Queue: a result of 300 KB from the bot's own child, ${rounds} pictures, one at a time`,
      figure: told('child'),
    },
    {
      what: 'The same through Redis and a worker, whose child is the same',
      figure: `${told('queue')}: ${more.toFixed(1)} ms more at the middle (aim: at most 8)`,
    },
  ];
}
