import type { Raster } from './picture.ts';

/**
 * A 2×3 matrix that maps (u, v) to (x, y) = (a·u + b·v + c, d·u + e·v + f), as [a, b, c, d, e, f].
 * Coordinates are continuous: the pixel in column i and row j covers [i, i+1) × [j, j+1) and has its centre at +0.5.
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Most blocks between two samples: farther apart, bilinear samples would miss fine patterns. */
const FARTHEST = 1.5;

/** The map that applies `first`, then `second`. */
export function compose(second: Affine, first: Affine): Affine {
  const [a, b, c, d, e, f] = second;
  const [g, h, i, j, k, l] = first;
  return [a * g + b * j, a * h + b * k, a * i + b * l + c, d * g + e * j, d * h + e * k, d * i + e * l + f];
}

/** The point to which `matrix` maps (u, v). */
export function mapPoint([a, b, c, d, e, f]: Affine, u: number, v: number): { x: number; y: number } {
  return { x: a * u + b * v + c, y: d * u + e * v + f };
}

/**
 * Resamples `picture` into `output`, `width` × `height` pixels of three bytes; `matrix` maps output coordinates to the
 * picture's. Beyond its border the picture's edge is repeated.
 *
 * The networks were trained on exactly this resampling (models/training/warp.py), so that it must not change alone:
 * with s picture pixels to an output pixel, the picture is first reduced by means of blocks of k × k, k = ⌊s/2⌋; then
 * every output pixel is the mean of n × n bilinear samples that lie at most 1.5 blocks apart, n = ⌈s/1.5k⌉, rounded half
 * up.
 */
export function warp(picture: Raster, matrix: Affine, width: number, height: number, output: Uint8Array): void {
  if (output.length !== width * height * 3) {
    throw new RangeError(`Expected an output of ${width * height * 3} bytes, but got ${output.length}.`);
  }
  const { scale, block, source } = stepsOf(matrix);
  const plane = reduce(picture, block, blocksRead(picture, block, source, width, height));
  const samples = Math.max(1, Math.ceil(scale / block / FARTHEST - 1e-6));
  sampleMeans(plane, source, samples, width, height, output);
}

/**
 * The part of a picture that `warp` reads, copied, and the matrix that reads the same from it; the picture itself where
 * the part is most of it.
 */
export function cutOut(picture: Raster, matrix: Affine, width: number, height: number) {
  const { block, source } = stepsOf(matrix);
  const blocks = blocksRead(picture, block, source, width, height);
  const left = blocks.left * block;
  const top = blocks.top * block;
  const part = {
    width: Math.min(blocks.width * block, picture.width - left),
    height: Math.min(blocks.height * block, picture.height - top),
  };
  if (2 * part.width * part.height > picture.width * picture.height) return { raster: picture, matrix };
  const data = new Uint8Array(part.width * part.height * 3);
  for (let row = 0; row < part.height; row++) {
    const from = ((top + row) * picture.width + left) * 3;
    data.set(picture.data.subarray(from, from + 3 * part.width), row * 3 * part.width);
  }
  return { raster: { data, ...part }, matrix: compose([1, 0, -left, 0, 1, -top], matrix) };
}

/** Pixels of the picture to one of the output, the side of the blocks to average first, and the matrix to the blocks. */
function stepsOf(matrix: Affine): { scale: number; block: number; source: Affine } {
  const [a, b, c, d, e, f] = matrix;
  const scale = Math.sqrt(Math.abs(a * e - b * d));
  if (!(scale > 0 && Number.isFinite(scale))) {
    throw new RangeError(`Expected a matrix that keeps areas above zero, but got [${matrix.join(', ')}].`);
  }
  const block = Math.max(1, Math.floor(scale / 2));
  return { scale, block, source: [a / block, b / block, c / block, d / block, e / block, f / block] };
}

/** Some blocks of a picture: `width` × `height` of them from column `left` and row `top` on. */
interface Blocks {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Three means a block, row by row. */
interface Plane extends Blocks {
  readonly data: Float32Array;
}

/** The blocks that an output of `width` × `height` takes its samples from; `source` maps its coordinates to blocks. */
function blocksRead(picture: Raster, block: number, source: Affine, width: number, height: number): Blocks {
  const columns = Math.ceil(picture.width / block);
  const rows = Math.ceil(picture.height / block);
  const corners = [mapPoint(source, 0, 0), mapPoint(source, width, 0), mapPoint(source, 0, height)];
  corners.push(mapPoint(source, width, height));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const left = clamp(Math.floor(Math.min(...xs)) - 1, 0, columns - 1);
  const right = clamp(Math.ceil(Math.max(...xs)) + 1, left + 1, columns);
  const top = clamp(Math.floor(Math.min(...ys)) - 1, 0, rows - 1);
  const bottom = clamp(Math.ceil(Math.max(...ys)) + 1, top + 1, rows);
  return { left, top, width: right - left, height: bottom - top };
}

let kept = new Float32Array(0);

/** Room for `length` values, filled with whatever was there; the same again, where it is no more than a few megabytes. */
function room(length: number): Float32Array {
  if (length > 1_500_000) return new Float32Array(length);
  // New memory comes in pages that the system has to clear: that takes longer than sampling does.
  if (kept.length < length) kept = new Float32Array(length);
  return kept.subarray(0, length);
}

/** Means of `block` × `block` pixels, anchored at the picture's origin; blocks at the border average what they have. */
function reduce(picture: Raster, block: number, plane: Blocks): Plane {
  const { left, top } = plane;
  const means = room(plane.width * plane.height * 3);
  if (block === 1) {
    // Floats all the same: sampling reads one kind of array a third faster than two.
    for (let row = 0; row < plane.height; row++) {
      const from = ((top + row) * picture.width + left) * 3;
      means.set(picture.data.subarray(from, from + 3 * plane.width), row * 3 * plane.width);
    }
    return { data: means, ...plane };
  }
  // Sums of one row of blocks; whole numbers, so that they are exact.
  const sums = new Uint32Array(plane.width * 3);
  const firstColumn = left * block;
  const lastColumn = Math.min((left + plane.width) * block, picture.width);
  for (let row = 0; row < plane.height; row++) {
    const firstRow = (top + row) * block;
    const lastRow = Math.min(firstRow + block, picture.height);
    sums.fill(0);
    for (let y = firstRow; y < lastRow; y++) {
      addRow(sums, picture.data, (y * picture.width + firstColumn) * 3, lastColumn - firstColumn, block);
    }
    const start = row * plane.width * 3;
    for (let column = 0; column < plane.width; column++) {
      const count = (lastRow - firstRow) * Math.min(block, lastColumn - firstColumn - column * block);
      for (let channel = 3 * column; channel < 3 * column + 3; channel++) {
        means[start + channel] = (sums[channel] ?? 0) / count;
      }
    }
  }
  return { data: means, ...plane };
}

/** Adds `length` pixels from `data[from]` on to the sums of the blocks in which they lie. */
function addRow(sums: Uint32Array, data: Uint8Array, from: number, length: number, block: number): void {
  let at = from;
  const end = from + 3 * length;
  for (let to = 0; at < end; to += 3) {
    const blockEnd = Math.min(at + 3 * block, end);
    let red = 0;
    let green = 0;
    let blue = 0;
    for (; at < blockEnd; at += 3) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
    }
    sums[to] = (sums[to] ?? 0) + red;
    sums[to + 1] = (sums[to + 1] ?? 0) + green;
    sums[to + 2] = (sums[to + 2] ?? 0) + blue;
  }
}

/** Every output pixel as the mean of `samples` × `samples` bilinear samples of `plane`. */
function sampleMeans(
  plane: Plane,
  [a, b, c, d, e, f]: Affine,
  samples: number,
  width: number,
  height: number,
  output: Uint8Array,
): void {
  const { data } = plane;
  const stride = plane.width * 3;
  const maxX = plane.width - 1;
  const maxY = plane.height - 1;
  // Pixel (i, j) of the plane has its centre at (left + i + 0.5, top + j + 0.5).
  const originX = c - plane.left - 0.5;
  const originY = f - plane.top - 0.5;
  const step = 1 / samples;
  const share = step * step;
  let to = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let subRow = 0; subRow < samples; subRow++) {
        const u = column + 0.5 * step;
        const v = row + (subRow + 0.5) * step;
        let sampleX = a * u + b * v + originX;
        let sampleY = d * u + e * v + originY;
        for (let subColumn = 0; subColumn < samples; subColumn++) {
          const x = clamp(sampleX, 0, maxX);
          const y = clamp(sampleY, 0, maxY);
          sampleX += a * step;
          sampleY += d * step;
          // Neither is negative: cutting the fraction off is rounding down, and leaves an integer.
          const x0 = x | 0;
          const y0 = y | 0;
          const fx = x - x0;
          const fy = y - y0;
          const p = y0 * stride + x0 * 3;
          const right = x0 < maxX ? p + 3 : p;
          const below = y0 < maxY ? p + stride : p;
          const across = below + right - p;
          const w11 = fx * fy;
          const w01 = fx - w11;
          const w10 = fy - w11;
          const w00 = 1 - fx - w10;
          red += w00 * at(data, p) + w01 * at(data, right) + w10 * at(data, below) + w11 * at(data, across);
          green +=
            w00 * at(data, p + 1) + w01 * at(data, right + 1) + w10 * at(data, below + 1) + w11 * at(data, across + 1);
          blue +=
            w00 * at(data, p + 2) + w01 * at(data, right + 2) + w10 * at(data, below + 2) + w11 * at(data, across + 2);
        }
      }
      output[to] = Math.floor(red * share + 0.5);
      output[to + 1] = Math.floor(green * share + 0.5);
      output[to + 2] = Math.floor(blue * share + 0.5);
      to += 3;
    }
  }
}

function at(data: Float32Array, index: number): number {
  return data[index] ?? 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
