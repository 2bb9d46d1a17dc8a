import { setTimeout as delay } from 'node:timers/promises';
import type { Described, Describer } from '../../../src/describe/describer.ts';
import { UserError } from '../../../src/user-error.ts';
import { analysisOf, labelledFace, scoresOf } from '../../bot/scores.ts';

/** What every picture shows: a face, and an annotated copy of the size that such copies have. */
export const DESCRIBED: Described = {
  analysis: analysisOf([labelledFace(scoresOf((index) => index / 10))]),
  pictures: { annotated: Buffer.alloc(300_000, 'MARK'), crops: [] },
};

/**
 * Stands for a describer, and does with a picture what its path says: `/wait` until `release`, `/slow`, `/stall`, which
 * blocks the whole process for five seconds, `/poison`, which ends it, `/refuse`. Everything else is described at once.
 */
export class ScriptedDescriber implements Describer {
  readonly device = 'cpu';
  readonly precision = 'float';
  readonly model = 'scripted 1';
  /** Paths, in the order in which their work began. */
  readonly begun: string[] = [];
  /** Those whose work was not given up. */
  readonly finished: string[] = [];
  readonly abandoned: string[] = [];
  /** Whether a sample, with which it is tested, is described. */
  works = true;
  onBegun: (path: string) => void = () => undefined;
  #release: () => void = () => undefined;
  #released = new Promise<void>((resolve) => {
    this.#release = resolve;
  });

  /** All `/wait` go on, those to come included. */
  release(): void {
    this.#release();
  }

  async describe(...[address, options = {}]: Parameters<Describer['describe']>): Promise<Described> {
    const { turn = (work) => work(), signal } = options;
    if (address.kind === 'file' && !this.works) throw new Error('The device is gone.');
    if (address.kind !== 'url') return DESCRIBED;
    const path = new URL(address.url).pathname;
    return turn(async () => {
      this.begun.push(path);
      this.onBegun(path);
      try {
        await this.#do(path, signal);
      } catch (error) {
        this.abandoned.push(path);
        throw error;
      }
      this.finished.push(path);
      return DESCRIBED;
    });
  }

  async #do(path: string, signal: AbortSignal | undefined): Promise<void> {
    if (path.startsWith('/slow')) await delay(30_000, undefined, { ...(signal && { signal }) });
    if (path.startsWith('/poison')) process.kill(process.pid, 'SIGKILL');
    if (path.startsWith('/refuse'))
      throw new UserError('image/not-an-image', 'That is no picture.', { values: { found: 'none' } });
    if (path.startsWith('/stall')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
    if (!path.startsWith('/wait')) return;
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      void this.#released.then(resolve);
    });
  }

  draw(): Promise<Buffer> {
    return Promise.reject(new Error('expected no drawing'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
