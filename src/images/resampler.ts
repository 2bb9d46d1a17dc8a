import type { Affine } from './affine.ts';
import type { Raster } from './picture.ts';
import { align, BEYOND, ResamplingLoops } from './resampling-loops.ts';

/** Some blocks of a picture: `width` × `height` of them, of `side` × `side` pixels, from column `left` and row `top` on. */
export interface Blocks {
  readonly side: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Bytes of a picture that are in the loops' memory at a time; a row that has more is there alone. */
const STRIP = 256 * 1024;

/** Rows whose bytes add up to no more than 16 bits hold. */
const MOST_ROWS = 256;

/** Bytes of a plane's pixel. */
const PIXEL = 16;

/**
 * Resamples into `output`, `width` × `height` pixels of three bytes: every one is the mean of `samples` × `samples`
 * bilinear samples of the means of `blocks`, rounded half up. `matrix` maps output coordinates to blocks, the picture's
 * first one being at 0, 0. Blocks at the picture's border average what they have.
 */
export function resample(
  picture: Raster,
  blocks: Blocks,
  [a, b, c, d, e, f]: Affine,
  samples: number,
  width: number,
  height: number,
  output: Uint8Array,
): void {
  const stride = blocks.width * PIXEL;
  const plane = align(Math.max(STRIP, picture.width * 3) + BEYOND);
  const planeEnd = plane + blocks.height * stride;
  // Read beside what counts, and must be numbers.
  const to = planeEnd + stride + PIXEL;
  const sums = to + align(width * height * 3 + BEYOND);
  const totals = sums + align(2 * blocks.width * blocks.side * 3 + BEYOND);
  ResamplingLoops.use(totals + stride + BEYOND, (loops) => {
    loops.bytes.fill(0, planeEnd, to);
    if (blocks.side === 1) widen(loops, picture, blocks, plane);
    else average(loops, picture, blocks, plane, sums, totals);
    // Pixel (i, j) of the plane has its centre at (left + i + 0.5, top + j + 0.5).
    const matrix: Affine = [a, b, c - blocks.left - 0.5, d, e, f - blocks.top - 0.5];
    const last = [blocks.width - 1, blocks.height - 1] as const;
    loops.run.sampleMeans(plane, stride, ...last, ...matrix, samples, 1 / samples, to, width, height);
    output.set(loops.bytes.subarray(to, to + width * height * 3));
  });
}

/** Pixels as they are: floats all the same, as all samples are taken from. */
function widen(loops: ResamplingLoops, picture: Raster, { left, top, width, height }: Blocks, plane: number): void {
  const columns = columnsCopied(picture, left, width);
  for (const { row, rows } of strips(columns.width, top, top + height)) {
    copy(loops, picture, columns, row, rows);
    const from = 3 * (left - columns.left);
    loops.run.widen(from, 3 * columns.width, plane + (row - top) * width * PIXEL, width, rows);
  }
}

function average(
  loops: ResamplingLoops,
  picture: Raster,
  { side, left, top, width, height }: Blocks,
  plane: number,
  sums: number,
  totals: number,
): void {
  const first = left * side;
  const pixels = Math.min((left + width) * side, picture.width) - first;
  const columns = columnsCopied(picture, first, pixels);
  const lastSide = pixels - (width - 1) * side;
  for (let line = 0; line < height; line++) {
    const firstRow = (top + line) * side;
    const endRow = Math.min(firstRow + side, picture.height);
    loops.bytes.fill(0, totals, totals + width * PIXEL);
    for (const { row, rows } of strips(columns.width, firstRow, endRow)) {
      copy(loops, picture, columns, row, rows);
      loops.bytes.fill(0, sums, sums + 6 * pixels);
      loops.run.addRows(3 * (first - columns.left), 3 * columns.width, sums, 3 * pixels, rows);
      loops.run.addBlocks(sums, totals, pixels, side);
    }
    const rows = endRow - firstRow;
    loops.run.divide(totals, plane + line * width * PIXEL, width, rows * side, rows * lastSide);
  }
}

/** Columns of a picture, from `left` on. */
interface Columns {
  readonly left: number;
  readonly width: number;
}

/** Whole rows are copied at once; where they are much longer than what is needed of them, that alone is faster. */
function columnsCopied(picture: Raster, left: number, width: number): Columns {
  return 3 * width < picture.width ? { left, width } : { left: 0, width: picture.width };
}

function copy(
  { bytes }: ResamplingLoops,
  picture: Raster,
  { left, width }: Columns,
  first: number,
  rows: number,
): void {
  const { data } = picture;
  if (width === picture.width) {
    bytes.set(data.subarray(first * width * 3, (first + rows) * width * 3));
    return;
  }
  for (let row = 0; row < rows; row++) {
    const from = ((first + row) * picture.width + left) * 3;
    bytes.set(data.subarray(from, from + 3 * width), 3 * row * width);
  }
}

/** As many rows of `width` pixels at a time as fit. */
function* strips(width: number, first: number, end: number): Generator<{ row: number; rows: number }> {
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(STRIP / (width * 3))));
  for (let row = first; row < end; row += most) yield { row, rows: Math.min(most, end - row) };
}
