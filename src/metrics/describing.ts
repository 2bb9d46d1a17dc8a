import type { DescriberStats } from '../describe/stats.ts';
import type { Analysis } from '../inference/analysis.ts';
import type { Meter } from './meter.ts';

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

/** Tells on what it describes. */
export function watchDescriber(
  meter: Meter,
  { device, model }: { readonly device: string; readonly model: string },
  version: string,
): void {
  meter.watch('facets_describer_info', () => [{ labels: { device, model, version }, value: 1 }]);
}
