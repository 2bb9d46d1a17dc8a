import type { Device, Precision } from '../../inference/analysis.ts';
import type { Presence } from './answer.ts';

/** Workers say how they are every second: one that has been silent for so long, in ms, is gone. */
const SILENCE_MS = 3_500;

/** The workers that can be heard, as a gateway sees them. */
export class Fleet {
  readonly #heard = new Map<string, { readonly presence: Presence; readonly at: number }>();
  /** Since when nobody could have been heard, by `performance.now()`: silence counts from there. */
  #listeningSince: number | undefined;
  #device: Device = 'cpu';
  #precision: Precision = 'float';

  hear(presence: Presence): void {
    this.#heard.set(presence.id, { presence, at: performance.now() });
    if (!presence.ready) return;
    this.#device = presence.device;
    this.#precision = presence.precision;
  }

  /** From now on workers can be heard. */
  listen(): void {
    this.#listeningSince = performance.now();
  }

  deafen(): void {
    this.#listeningSince = undefined;
  }

  /** What the last one that took pictures runs on. */
  get device(): Device {
    return this.#device;
  }

  get precision(): Precision {
    return this.#precision;
  }

  /** Those that take pictures. */
  get ready(): readonly Presence[] {
    const since = performance.now() - SILENCE_MS;
    for (const [id, { at }] of this.#heard) if (at < since) this.#heard.delete(id);
    return [...this.#heard.values()].map(({ presence }) => presence).filter(({ ready }) => ready);
  }

  get capacity(): number {
    return this.ready.reduce((sum, { capacity }) => sum + capacity, 0);
  }

  /** Whether there was time enough to hear somebody, and there is nobody. */
  get isDeserted(): boolean {
    const since = this.#listeningSince;
    return since !== undefined && performance.now() - since > SILENCE_MS && this.ready.length === 0;
  }

  /** How long so many pictures take all of them together, in ms. */
  millisecondsFor(pictures: number): number {
    const { ready } = this;
    const perMs = ready.reduce((sum, { capacity, paceMs }) => sum + capacity / Math.max(1, paceMs), 0);
    return perMs > 0 ? pictures / perMs : 0;
  }
}
