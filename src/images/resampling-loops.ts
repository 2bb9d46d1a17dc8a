import type { Affine } from './affine.ts';
import { RESAMPLING_WASM } from './resampling-wasm.ts';

/** What resampling.as.ts exports. */
interface Loops {
  widen(from: number, stride: number, to: number, width: number, rows: number): void;
  addRows(from: number, stride: number, sums: number, length: number, rows: number): void;
  addBlocks(sums: number, totals: number, length: number, block: number): void;
  divide(totals: number, to: number, blocks: number, count: number, lastCount: number): void;
  sampleMeans(
    ...numbers: [
      plane: number,
      stride: number,
      lastX: number,
      lastY: number,
      ...matrix: Affine,
      samples: number,
      step: number,
      output: number,
      width: number,
      height: number,
    ]
  ): void;
  weighRows(from: number, stride: number, weights: number, rows: number, to: number, length: number): void;
  weighColumns(from: number, table: number, columns: number, to: number, width: number): void;
}

/** The loops work on sixteen bytes at a time or more, and touch what lies beyond the end. */
export const BEYOND = 64;

const PAGE = 64 * 1024;

/** A memory that has grown larger, in bytes, is not kept for the next time. */
const MOST_KEPT = 8 * 1024 * 1024;

let compiled: WebAssembly.Module | undefined;
let kept: ResamplingLoops | undefined;

/** The loops that resample, and the memory that they work in. */
export class ResamplingLoops {
  readonly #memory = new WebAssembly.Memory({ initial: 16 });
  readonly run: Loops;
  #bytes = new Uint8Array(this.#memory.buffer);

  private constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(RESAMPLING_WASM, 'base64'));
    this.run = new WebAssembly.Instance<Loops>(compiled, { env: { memory: this.#memory } }).exports;
  }

  /** Lends them, with at least `bytes` bytes of memory in which anything may be. */
  static use<Result>(bytes: number, work: (loops: ResamplingLoops) => Result): Result {
    kept ??= new ResamplingLoops();
    const loops = kept;
    loops.#reserve(bytes);
    const result = work(loops);
    if (loops.#bytes.byteLength > MOST_KEPT) kept = undefined;
    return result;
  }

  /** The memory. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  #reserve(bytes: number): void {
    const lacking = bytes - this.#memory.buffer.byteLength;
    if (lacking <= 0) return;
    this.#memory.grow(Math.ceil(lacking / PAGE));
    this.#bytes = new Uint8Array(this.#memory.buffer);
  }
}

/** The next address, from this one on, at which sixteen bytes are read fastest. */
export function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
