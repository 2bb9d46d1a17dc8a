import type { Raster } from './picture.ts';
import { align, BEYOND, ResamplingLoops } from './resampling-loops.ts';

/** Bytes of a picture that are in the loops' memory at a time, unless one row is made from more. */
const STRIP = 256 * 1024;

/** What a weight of 1 is in the 16 bits that rows are weighed with. */
const ONE = 16_384;

/**
 * A picture in `width` × `height` pixels, by a triangle filter: where that is smaller, every pixel of the picture counts,
 * where it is larger, it is interpolated bilinearly. Pillow's `resize` with `BILINEAR` does the same, with which the
 * detector was trained and judged.
 */
export function resize(picture: Raster, width: number, height: number): Raster {
  if (width === picture.width && height === picture.height) return picture;
  const rows = reachOf(picture.height, height, 2);
  const columns = reachOf(picture.width, width, 1);
  const stride = picture.width * 3;
  const most = Math.max(rows.count, Math.floor(STRIP / stride));
  const weights = align((most + 1) * stride + BEYOND);
  const table = align(weights + 2 * rows.count * height);
  const row = align(table + 4 * (1 + columns.count) * width);
  const to = align(row + 12 * (picture.width + columns.count) + BEYOND);
  return ResamplingLoops.use(to + width * height * 3 + BEYOND, ({ bytes, run }) => {
    bytes.set(wholeWeights(rows), weights);
    bytes.set(tableOf(columns), table);
    // Of a picture that has fewer pixels than are weighed, more of the row is read, and must be numbers.
    bytes.fill(0, row, to);
    let [first, end] = [0, 0];
    for (let line = 0; line < height; line++) {
      const start = rows.starts[line] ?? 0;
      if (start + rows.count > end && end < picture.height) {
        [first, end] = [start, Math.min(picture.height, start + most)];
        bytes.set(picture.data.subarray(first * stride, end * stride));
      }
      run.weighRows((start - first) * stride, stride, weights + 2 * rows.count * line, rows.count, row, stride);
      run.weighColumns(row, table, columns.count, to + line * width * 3, width);
    }
    return { data: bytes.slice(to, to + width * height * 3), width, height };
  });
}

/** The same with its longer side at `longestSide` pixels and its proportions kept. */
export function resizeInside(picture: Raster, longestSide: number): Raster {
  const scale = longestSide / Math.max(picture.width, picture.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return resize(picture, side(picture.width), side(picture.height));
}

/** From which pixels along a side each pixel of the output is made: `count` of them from its start on, with their weights. */
interface Reach {
  readonly count: number;
  readonly starts: Int32Array;
  /** `count` of them for each pixel of the output, of which each's add up to 1. */
  readonly weights: Float64Array;
}

/** `from` pixels along a side are made `to`; the count is a multiple of `multiple`. */
function reachOf(from: number, to: number, multiple: number): Reach {
  const scale = from / to;
  const radius = Math.max(1, scale);
  const count = Math.ceil((Math.floor(2 * radius) + 1) / multiple) * multiple;
  const starts = new Int32Array(to);
  const weights = new Float64Array(to * count);
  for (let at = 0; at < to; at++) {
    const centre = (at + 0.5) * scale;
    const start = Math.max(0, Math.min(Math.ceil(centre - radius - 0.5), from - count));
    starts[at] = start;
    let sum = 0;
    for (let i = 0; i < count && start + i < from; i++) {
      const weight = Math.max(0, 1 - Math.abs(start + i + 0.5 - centre) / radius);
      weights[at * count + i] = weight;
      sum += weight;
    }
    for (let i = at * count; i < (at + 1) * count; i++) weights[i] = (weights[i] ?? 0) / sum;
  }
  return { count, starts, weights };
}

/** The weights in whole numbers, of which each pixel's add up to one: what rounding leaves goes to the largest. */
function wholeWeights({ count, weights }: Reach): Uint8Array {
  const whole = new Int16Array(weights.length);
  for (let first = 0; first < whole.length; first += count) {
    let [sum, largest] = [0, first];
    for (let at = first; at < first + count; at++) {
      const weight = Math.round((weights[at] ?? 0) * ONE);
      whole[at] = weight;
      sum += weight;
      if (weight > (whole[largest] ?? 0)) largest = at;
    }
    whole[largest] = (whole[largest] ?? 0) + ONE - sum;
  }
  return new Uint8Array(whole.buffer);
}

/** What `weighColumns` reads: for each pixel where its first one begins in a row of floats, and its weights. */
function tableOf({ count, starts, weights }: Reach): Uint8Array {
  const table = new DataView(new ArrayBuffer(4 * (1 + count) * starts.length));
  for (const [at, start] of starts.entries()) {
    const entry = 4 * (1 + count) * at;
    table.setUint32(entry, 12 * start, true);
    for (let i = 0; i < count; i++) table.setFloat32(entry + 4 * (1 + i), weights[at * count + i] ?? 0, true);
  }
  return new Uint8Array(table.buffer);
}
