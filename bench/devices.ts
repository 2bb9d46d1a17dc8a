import { tryDevices } from '../src/inference/analyser.ts';
import { PROBE_BATCH } from '../src/inference/sessions/devices.ts';
import type { Figure } from './measure.ts';

/** Every device that is available here against the CPU. */
export async function devices(): Promise<Figure[]> {
  const reports = await tryDevices();
  const available = reports.flatMap((report) => (report.available ? [report] : []));
  const cpu = available.find(({ device }) => device === 'cpu')?.milliseconds ?? Number.NaN;
  return available.map(({ device, milliseconds }) => ({
    what: `A run of ${PROBE_BATCH} faces on ${device}`,
    figure: `${milliseconds.toFixed(1)} ms (× ${(cpu / milliseconds).toFixed(2)} as fast as the CPU)`,
  }));
}
