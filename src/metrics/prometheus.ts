import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type LabelsOf, METRICS, type NameOf } from './catalogue.ts';
import type { Meter, Reading } from './meter.ts';

/** A {@link Meter} whose measurements Prometheus reads, with those of the process beside them. */
export class PrometheusMeter implements Meter {
  readonly registry = new Registry();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();
  readonly #gauges = new Map<string, Gauge>();
  readonly #reads = new Map<string, () => readonly Reading<NameOf<'gauge'>>[]>();

  constructor() {
    const registers = [this.registry];
    for (const [name, metric] of Object.entries(METRICS)) {
      const { help } = metric;
      const labelNames = [...metric.labels];
      if (metric.kind === 'counter') {
        this.#counters.set(name, new Counter({ name, help, labelNames, registers }));
      } else if (metric.kind === 'histogram') {
        const buckets = [...metric.buckets];
        this.#histograms.set(name, new Histogram({ name, help, labelNames, buckets, registers }));
      } else {
        const collect = () => this.#read(name);
        this.#gauges.set(name, new Gauge({ name, help, labelNames, registers, collect }));
      }
    }
    collectDefaultMetrics({ register: this.registry });
  }

  count<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>, by = 1): void {
    this.#counters.get(name)?.inc(labels, by);
  }

  observe<Name extends NameOf<'histogram'>>(name: Name, labels: LabelsOf<Name>, value: number): void {
    this.#histograms.get(name)?.observe(labels, value);
  }

  watch<Name extends NameOf<'gauge'>>(name: Name, read: () => readonly Reading<Name>[]): void {
    this.#reads.set(name, read);
  }

  /** In Prometheus's text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  #read(name: string): void {
    const gauge = this.#gauges.get(name);
    const read = this.#reads.get(name);
    gauge?.reset();
    // prom-client sets a gauge without labels to 0, which would be a reading.
    if (read === undefined) gauge?.remove({});
    for (const { labels, value } of read?.() ?? []) gauge?.set(labels, value);
  }
}
