import { setTimeout as delay } from 'node:timers/promises';
import type { Backend } from '../drills/backend.ts';
import { outcomes } from '../load/outcomes.ts';
import { Town } from '../load/town.ts';
import type { Figure } from '../measure.ts';
import { familyOf, processorSeconds, proportionalSize } from '../processes.ts';
import { startedWorker } from './started.ts';

const SHARDS = 4;
const CHANNELS = 30;
/** Posts a second, one a server. */
const RATE = 20;
/** For what the start left behind to be collected, and then for idling to be measured. */
const QUIET_MS = 5000;
const IDLE_MS = 10_000;

export interface Gateways {
  readonly figures: readonly Figure[];
  /** Of a gateway without servers, and of a thousand servers more, in bytes. */
  readonly memory: { readonly fixed: number; readonly perThousand: number };
}

/** A gateway with four shards in one process, by how many servers they have; pictures are described by a worker. */
export async function servers(
  backend: Backend,
  counts: readonly number[],
  pictures: readonly Buffer[],
): Promise<Gateways> {
  const figures: Figure[] = [];
  const sizes: { readonly count: number; readonly bytes: number }[] = [];
  const worker = await startedWorker(backend.ofWorkers);
  for (const [index, count] of counts.entries()) {
    const town = await Town.open({
      servers: count,
      peopleAServer: 1,
      channels: CHANNELS,
      shards: SHARDS,
      settings: backend.ofWorkers,
    });
    try {
      await delay(QUIET_MS);
      const before = processorSeconds([town.bot.pid]);
      await delay(IDLE_MS);
      const idle = (processorSeconds([town.bot.pid]) - before) / (IDLE_MS / 1000);
      const bytes = proportionalSize(town.bot.pid);
      const drawer = familyOf(town.bot.pid).reduce((sum, pid) => sum + proportionalSize(pid), 0) - bytes;
      sizes.push({ count, bytes });
      figures.push({
        what: `Gateway of ${count} servers × ${CHANNELS} channels on ${SHARDS} shards, idle: memory (proportional set size), cores; its child that draws`,
        figure: `${mebibytes(bytes)}, ${idle.toFixed(3)}; ${mebibytes(drawer)}`,
      });
      if (index === 0)
        figures.push(
          ...outcomes(`A post in each of ${count} servers on ${SHARDS} shards`, await town.post(count, RATE, pictures)),
        );
    } finally {
      await town.close();
    }
  }
  await worker.end('SIGTERM');
  const memory = line(sizes);
  figures.push({
    what: 'From that: a gateway without servers, and each thousand of them',
    figure: `${mebibytes(memory.fixed)} and ${mebibytes(memory.perThousand)}`,
  });
  return { figures, memory };
}

/** Through the first and the last point. */
function line(sizes: readonly { readonly count: number; readonly bytes: number }[]): Gateways['memory'] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last || first.count === last.count) throw new Error('Expected two counts of servers to compare.');
  const each = (last.bytes - first.bytes) / (last.count - first.count);
  return { fixed: first.bytes - each * first.count, perThousand: 1000 * each };
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}
