import { Backend, NO_BACKEND } from './drills/backend.ts';
import { portraits } from './load/portraits.ts';
import type { BenchOptions, Figure } from './measure.ts';
import { overhead } from './scale/overhead.ts';
import { servers } from './scale/servers.ts';
import { sizingTable, writeSizing } from './scale/sizing.ts';
import { soak } from './scale/soak.ts';
import { startBefore } from './scale/start-before.ts';
import { throughput, throughputFigures } from './scale/throughput.ts';

/** Gateways and workers through Redis and PostgreSQL, beside one bot on its own; and what it takes for how many servers. */
export async function scale({ scale: options, write }: BenchOptions): Promise<Figure[]> {
  if (NO_BACKEND !== undefined) return [{ what: 'Gateways and workers', figure: `left out: ${NO_BACKEND}` }];
  const pictures = await portraits();
  const starts = await startBefore(options.before, options.starts);
  const backend = await Backend.open();
  try {
    const queue = await overhead(backend, options.rounds);
    const workers = await throughput(backend, options.seconds, pictures);
    const soaked = await soak(backend, options, pictures);
    const gateways = await servers(backend, options.servers, pictures);
    const [one] = workers;
    if (!one) throw new Error('Expected a worker to be measured.');
    const rows = sizingTable({
      picturesPerCore: one.perSecond / one.cores.workers,
      perPicture: soaked.perPicture,
      memory: gateways.memory,
    });
    if (write) await writeSizing(rows);
    else console.error(rows.join('\n'));
    return [...queue, ...throughputFigures(workers), ...soaked.figures, ...gateways.figures, ...starts];
  } finally {
    await backend.close();
  }
}
