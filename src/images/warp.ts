import type { Affine } from './affine.ts';
import type { Raster } from './picture.ts';
import { type Blocks, resample } from './resampler.ts';

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
 * The networks were trained on exactly this resampling (models/training/attributes/warp.py), so that it must not change alone:
 * with s picture pixels to an output pixel, the picture is first reduced by means of blocks of k × k, k = ⌊s/2⌋; then
 * every output pixel is the mean of n × n bilinear samples that lie at most 1.5 blocks apart, n = ⌈s/1.5k⌉, rounded half
 * up.
 */
export function warp(picture: Raster, matrix: Affine, width: number, height: number, output: Uint8Array): void {
  if (output.length !== width * height * 3) {
    throw new RangeError(`Expected an output of ${width * height * 3} bytes, but got ${output.length}.`);
  }
  const { scale, block, source } = stepsOf(matrix);
  const blocks = blocksRead(picture, block, source, width, height);
  const samples = Math.max(1, Math.ceil(scale / block / FARTHEST - 1e-6));
  resample(picture, blocks, source, samples, width, height, output);
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
  return { side: block, left, top, width: right - left, height: bottom - top };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
