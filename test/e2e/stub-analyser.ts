import type { Picture } from '../../src/images/picture.ts';
import type { AnalyseOptions, Analyser, Analysis } from '../../src/inference/analysis.ts';
import { analysisOf, labelledFace, scoresOf } from '../bot/scores.ts';

/** In place of the networks, where they are not the point: finds one face with eyeglasses in every picture. */
export class StubAnalyser implements Analyser {
  readonly device = 'cpu';
  readonly precision = 'float';
  readonly model = 'stub 1';
  readonly #work: (signal: AbortSignal | undefined) => Promise<unknown>;
  #gate: Promise<void> | undefined;
  #waiting = 0;
  #wake: (() => void) | undefined;

  /** @param work what every analysis does first */
  constructor(work: (signal: AbortSignal | undefined) => Promise<unknown> = async () => undefined) {
    this.#work = work;
  }

  /** Every analysis waits from now on until what is returned is called. */
  hold(): () => void {
    let open = () => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return () => {
      this.#gate = undefined;
      open();
    };
  }

  /** How many analyses wait now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves when this many analyses wait. */
  async holding(count: number): Promise<void> {
    while (this.#waiting < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async analyse({ width, height, format }: Picture, { signal }: AnalyseOptions = {}): Promise<Analysis> {
    await this.#work(signal);
    await this.#pass(signal);
    const face = labelledFace(scoresOf((_, name) => (name === 'Eyeglasses' ? 3 : -3)));
    return {
      ...analysisOf([face]),
      width,
      height,
      format,
      device: this.device,
      precision: this.precision,
      model: this.model,
    };
  }

  async occlude(): Promise<never> {
    throw new Error('The stub has no pixels to cover.');
  }

  async crops(): Promise<Buffer[]> {
    return [];
  }

  async close(): Promise<void> {}

  async #pass(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (!this.#gate) return;
    this.#waiting += 1;
    this.#wake?.();
    try {
      await Promise.race([
        this.#gate,
        new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      ]);
    } finally {
      this.#waiting -= 1;
    }
  }
}
