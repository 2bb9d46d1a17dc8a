import type { Describer, Elsewhere } from '../describe/describer.ts';
import type { DescriberStats } from '../describe/stats.ts';
import type { Analysis } from '../inference/analysis.ts';
import { type Meter, single } from './meter.ts';

/** One picture was described. */
export function countDescribed(meter: Meter, { faces, timings }: Pick<Analysis, 'faces' | 'timings'>): void {
  meter.count('facets_pictures_described_total', {});
  meter.count('facets_faces_total', {}, faces.length);
  for (const [stage, milliseconds] of Object.entries(timings)) {
    meter.observe('facets_stage_seconds', { stage }, milliseconds / 1000);
  }
}

/** Gives what takes a describer's statistics. */
export function statsTaker(meter: Meter): (stats: DescriberStats) => void {
  const memory = new Map<string, DescriberStats['memory'][number]>();
  const readings = (value: 'whole' | 'taken') => () =>
    [...memory.values()].map((state) => ({ labels: { of: state.of }, value: state[value] }));
  meter.watch('facets_memory_budget_bytes', readings('whole'));
  meter.watch('facets_memory_budget_used_bytes', readings('taken'));
  return ({ batches, memory: changed }) => {
    for (const { network, size } of batches) meter.observe('facets_batch_size', { network }, size);
    for (const state of changed) memory.set(state.of, state);
  };
}

type Watched = Pick<Describer, 'device' | 'model' | 'elsewhere'>;

/** Tells on what it describes, and of the workers that do where it does not itself. */
export function watchDescriber(meter: Meter, describer: Watched, version: string): void {
  meter.watch('facets_describer_info', () => {
    const { device, model } = describer;
    return [{ labels: { device, model, version }, value: 1 }];
  });
  const ofElsewhere = (value: (elsewhere: Elsewhere) => number) => () =>
    describer.elsewhere ? single(value(describer.elsewhere)) : [];
  meter.watch(
    'facets_queue_connected',
    ofElsewhere(({ connected }) => (connected ? 1 : 0)),
  );
  meter.watch(
    'facets_queue_waiting',
    ofElsewhere(({ waiting }) => waiting),
  );
  meter.watch(
    'facets_workers_ready',
    ofElsewhere(({ workers }) => workers),
  );
  meter.watch(
    'facets_workers_capacity',
    ofElsewhere(({ capacity }) => capacity),
  );
}
