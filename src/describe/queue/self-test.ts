import type { Describer } from '../describer.ts';
import { SAMPLES } from './job.ts';

const SAMPLE = 'blond-smiling-woman.png';

export interface SelfTestTimes {
  /** How long a describer that described something is known to work, in ms. Default a minute. */
  readonly goodMs?: number;
  /** How long after that it is tried again, in ms. Default 20 s. */
  readonly againMs?: number;
}

/** Knows whether a describer works: it has described something within the last minute, a sample where nobody asked. */
export class SelfTest {
  readonly #describer: Describer;
  readonly #goodMs: number;
  readonly #timer: NodeJS.Timeout;
  #goodAt = Number.NEGATIVE_INFINITY;
  #problem = 'not tested yet';

  constructor(describer: Describer, { goodMs = 60_000, againMs = 20_000 }: SelfTestTimes = {}) {
    this.#describer = describer;
    this.#goodMs = goodMs;
    this.#timer = setInterval(() => {
      if (performance.now() - this.#goodAt >= againMs) this.run().catch(() => undefined);
    }, againMs / 2);
    this.#timer.unref();
  }

  /** It has just described something. */
  passed(): void {
    this.#goodAt = performance.now();
    this.#problem = 'nothing was described within the last minute';
  }

  /** Why it cannot be relied on; undefined where it can. */
  get trouble(): string | undefined {
    return performance.now() - this.#goodAt < this.#goodMs ? undefined : this.#problem;
  }

  /** @throws what describing a sample throws */
  async run(): Promise<void> {
    try {
      const { analysis } = await this.#describer.describe({ kind: 'file', path: SAMPLES + SAMPLE });
      if (analysis.faces.length !== 1) throw new Error(`Expected one face in ${SAMPLE}, got ${analysis.faces.length}.`);
      this.passed();
    } catch (error) {
      this.#problem = `the last test failed: ${error instanceof Error ? error.message : String(error)}`;
      throw error;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
