import type { Clock, Happening, HappeningKinds, HappeningType } from './api.ts';

type Unstamped = { [K in HappeningType]: HappeningKinds[K] & { readonly type: K } }[HappeningType];

const KEPT = 10_000;
const PATIENCE_MS = 10_000;

/** Remembers what happened and tells whoever listens. */
export class HappeningLog {
  /** How long to wait for what is to happen, where a wait does not say. */
  readonly patienceMs: number;
  readonly #clock: Clock;
  readonly #kept: Happening[] = [];
  readonly #listeners = new Set<(happening: Happening) => void>();
  readonly #end = new AbortController();
  #seq = 0;

  constructor(clock: Clock, patienceMs = PATIENCE_MS) {
    this.#clock = clock;
    this.patienceMs = patienceMs;
  }

  get kept(): readonly Happening[] {
    return this.#kept;
  }

  /** `seq` of the latest happening; 0 before the first. */
  get seq(): number {
    return this.#seq;
  }

  add(what: Unstamped): void {
    this.#seq += 1;
    const happening: Happening = { ...what, seq: this.#seq, at: this.#clock.now() };
    this.#kept.push(happening);
    if (this.#kept.length > KEPT) this.#kept.shift();
    for (const listener of [...this.#listeners]) listener(happening);
  }

  /** Aborted once nothing more will happen. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  end(): void {
    this.#end.abort();
  }

  listen(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
