import type { Affine } from './affine.ts';
import type { Raster } from './picture.ts';
import { RESAMPLING_WASM } from './resampling-wasm.ts';

/** Some blocks of a picture: `width` × `height` of them, of `side` × `side` pixels, from column `left` and row `top` on. */
export interface Blocks {
  readonly side: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What resampling.as.ts exports. */
interface Loops {
  widen(from: number, stride: number, to: number, width: number, rows: number): void;
  addRows(from: number, stride: number, sums: number, length: number, rows: number): void;
  addBlocks(sums: number, totals: number, length: number, block: number): void;
  divide(totals: number, to: number, blocks: number, count: number, lastCount: number): void;
  sampleMeans(
    ...numbers: [
      plane: number,
      planeWidth: number,
      planeHeight: number,
      ...matrix: Affine,
      samples: number,
      output: number,
      width: number,
      height: number,
    ]
  ): void;
}

/** Bytes of a picture that are in the module's memory at a time; a row that has more is there alone. */
const STRIP = 256 * 1024;

/** Rows whose bytes add up to no more than 16 bits hold. */
const MOST_ROWS = 256;

/** Bytes of a plane's pixel. */
const PIXEL = 16;

/** The loops work on sixteen bytes at a time, and touch what lies beyond the end. */
const BEYOND = 64;

const PAGE = 64 * 1024;

/** A memory that has grown larger, in bytes, is not kept for the next time. */
const MOST_KEPT = 8 * 1024 * 1024;

let compiled: WebAssembly.Module | undefined;
let kept: Resampler | undefined;

/**
 * Resamples into `output`, `width` × `height` pixels of three bytes: every one is the mean of `samples` × `samples`
 * bilinear samples of the means of `blocks`, rounded half up. `matrix` maps output coordinates to blocks, the picture's
 * first one being at 0, 0. Blocks at the picture's border average what they have.
 */
export function resample(
  picture: Raster,
  blocks: Blocks,
  matrix: Affine,
  samples: number,
  width: number,
  height: number,
  output: Uint8Array,
): void {
  kept ??= new Resampler();
  output.set(kept.run(picture, blocks, matrix, samples, width, height));
  if (kept.size > MOST_KEPT) kept = undefined;
}

class Resampler {
  readonly #memory = new WebAssembly.Memory({ initial: 16 });
  readonly #loops: Loops;
  #bytes = new Uint8Array(this.#memory.buffer);

  constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(RESAMPLING_WASM, 'base64'));
    this.#loops = new WebAssembly.Instance<Loops>(compiled, { env: { memory: this.#memory } }).exports;
  }

  /** Of its memory, in bytes. */
  get size(): number {
    return this.#bytes.byteLength;
  }

  /** The output, which is good until the next run. */
  run(
    picture: Raster,
    blocks: Blocks,
    [a, b, c, d, e, f]: Affine,
    samples: number,
    width: number,
    height: number,
  ): Uint8Array {
    const stride = picture.width * 3;
    const plane = align(Math.max(STRIP, stride) + BEYOND);
    const to = plane + blocks.width * blocks.height * PIXEL;
    const sums = to + align(width * height * 3 + BEYOND);
    const totals = sums + align(2 * blocks.width * blocks.side * 3 + BEYOND);
    this.#reserve(totals + blocks.width * PIXEL + BEYOND);
    if (blocks.side === 1) this.#widen(picture, blocks, plane);
    else this.#average(picture, blocks, plane, sums, totals);
    // Pixel (i, j) of the plane has its centre at (left + i + 0.5, top + j + 0.5).
    const matrix: Affine = [a, b, c - blocks.left - 0.5, d, e, f - blocks.top - 0.5];
    this.#loops.sampleMeans(plane, blocks.width, blocks.height, ...matrix, samples, to, width, height);
    return this.#bytes.subarray(to, to + width * height * 3);
  }

  #reserve(bytes: number): void {
    const lacking = bytes - this.#memory.buffer.byteLength;
    if (lacking <= 0) return;
    this.#memory.grow(Math.ceil(lacking / PAGE));
    this.#bytes = new Uint8Array(this.#memory.buffer);
  }

  /** Pixels as they are: floats all the same, as all samples are taken from. */
  #widen(picture: Raster, { left, top, width, height }: Blocks, plane: number): void {
    const stride = picture.width * 3;
    for (const { row, rows } of strips(picture, top, top + height)) {
      this.#copy(picture, row, rows);
      this.#loops.widen(3 * left, stride, plane + (row - top) * width * PIXEL, width, rows);
    }
  }

  #average(picture: Raster, { side, left, top, width, height }: Blocks, plane: number, sums: number, totals: number) {
    const stride = picture.width * 3;
    const first = left * side;
    const pixels = Math.min((left + width) * side, picture.width) - first;
    const lastSide = pixels - (width - 1) * side;
    for (let line = 0; line < height; line++) {
      const firstRow = (top + line) * side;
      const endRow = Math.min(firstRow + side, picture.height);
      this.#bytes.fill(0, totals, totals + width * PIXEL);
      for (const { row, rows } of strips(picture, firstRow, endRow)) {
        this.#copy(picture, row, rows);
        this.#bytes.fill(0, sums, sums + 6 * pixels);
        this.#loops.addRows(3 * first, stride, sums, 3 * pixels, rows);
        this.#loops.addBlocks(sums, totals, pixels, side);
      }
      const rows = endRow - firstRow;
      this.#loops.divide(totals, plane + line * width * PIXEL, width, rows * side, rows * lastSide);
    }
  }

  #copy({ data, width }: Raster, row: number, rows: number): void {
    this.#bytes.set(data.subarray(row * width * 3, (row + rows) * width * 3));
  }
}

/** As many rows at a time as fit. */
function* strips({ width }: Raster, first: number, end: number): Generator<{ row: number; rows: number }> {
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(STRIP / (width * 3))));
  for (let row = first; row < end; row += most) yield { row, rows: Math.min(most, end - row) };
}

function align(address: number): number {
  return Math.ceil(address / PIXEL) * PIXEL;
}
