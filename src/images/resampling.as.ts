// AssemblyScript, compiled to WebAssembly by `npm run resampling`: the loops of `warp`, two channels in one instruction.
// Arguments are addresses in the module's memory. A plane has four floats a pixel, the last of which means nothing.

/** Bytes of a plane's pixel. */
const PIXEL: usize = 16;

/**
 * How near to the next whole number a mean is doubted: several times what single precision errs by at most, which is less
 * than 0.0004 for up to so many samples a side.
 */
const DOUBT: f32 = 1 / 1024;
const MOST_SAMPLES: f64 = 4;

/** A double of 2⁵² and more has a whole number in its lowest bits, and so has a float of 2²³. */
const WHOLE: f64 = 4503599627370496;

/** `rows` rows of pixels of three bytes, `stride` bytes apart, to rows of a plane; the byte after the last one is read. */
export function widen(from: usize, stride: usize, to: usize, width: usize, rows: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    let at = from + row * stride;
    const end = at + 3 * width;
    for (; at < end; at += 3, to += PIXEL) {
      const bytes = v128.load32_zero(at);
      v128.store(to, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes))));
    }
  }
}

/**
 * Adds `rows` rows of bytes, at most 256, to one row of 16-bit sums, sixteen bytes at a time: bytes are read and sums
 * written beyond `length`.
 */
export function addRows(from: usize, stride: usize, sums: usize, length: usize, rows: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    let at = from + row * stride;
    let to = sums;
    const end = at + length;
    for (; at < end; at += 16, to += 32) {
      const bytes = v128.load(at);
      v128.store(to, i16x8.add(v128.load(to), i16x8.extend_low_i8x16_u(bytes)));
      v128.store(to, i16x8.add(v128.load(to, 16), i16x8.extend_high_i8x16_u(bytes)), 16);
    }
  }
}

/** Adds the 16-bit sums of `length` pixels to the 32-bit ones of the blocks of `block` pixels in which they lie. */
export function addBlocks(sums: usize, totals: usize, length: usize, block: usize): void {
  const end = sums + 6 * length;
  for (; sums < end; totals += PIXEL) {
    const blockEnd = min(sums + 6 * block, end);
    let total = v128.load(totals);
    for (; sums < blockEnd; sums += 6) total = i32x4.add(total, i32x4.extend_low_i16x8_u(v128.load64_zero(sums)));
    v128.store(totals, total);
  }
}

/** Totals of blocks to means in a plane: all but the last block have `count` pixels, and that one `lastCount`. */
export function divide(totals: usize, to: usize, blocks: usize, count: f64, lastCount: f64): void {
  const end = to + PIXEL * blocks;
  for (; to < end; to += PIXEL, totals += PIXEL) {
    const divisor = f64x2.splat(to + PIXEL < end ? count : lastCount);
    const total = v128.load(totals);
    const low = f32x4.demote_f64x2_zero(f64x2.div(f64x2.convert_low_i32x4_u(total), divisor));
    const upper = v128.shuffle<i32>(total, total, 2, 3, 2, 3);
    const high = f32x4.demote_f64x2_zero(f64x2.div(f64x2.convert_low_i32x4_u(upper), divisor));
    v128.store(to, v128.shuffle<i32>(low, high, 0, 1, 4, 5));
  }
}

/**
 * Every output pixel as the mean of `samples` × `samples` bilinear samples of a plane, rounded half up, three bytes each;
 * the byte after the last one is written. The matrix maps output coordinates to places between the plane's pixels,
 * whose centres are whole numbers from 0 to `lastX` and `lastY`; `step` is 1 / `samples`. Behind the plane there are as
 * many pixels as in a row and one more, whatever numbers are in them.
 *
 * What is summed in single precision is right unless it comes to lie next to where it is rounded the other way: then it is
 * summed once more in double precision.
 */
export function sampleMeans(
  plane: usize,
  stride: usize,
  lastX: f64,
  lastY: f64,
  a: f64,
  b: f64,
  c: f64,
  d: f64,
  e: f64,
  f: f64,
  samples: f64,
  step: f64,
  output: usize,
  width: f64,
  height: f64,
): void {
  // Pairs are of x and y; a, b and c are the matrix's columns.
  const last = f64x2.replace_lane(f64x2.splat(lastX), 1, lastY);
  const across = f64x2.replace_lane(f64x2.splat(a), 1, d);
  const down = f64x2.replace_lane(f64x2.splat(b), 1, e);
  const origin = f64x2.replace_lane(f64x2.splat(c), 1, f);
  const right = f64x2.mul(across, f64x2.splat(step));
  const below = f64x2.mul(down, f64x2.splat(step));
  const strides = f64x2.replace_lane(f64x2.splat(PIXEL), 1, <f64>stride);
  const base = f64x2.splat(WHOLE + <f64>plane);
  const share = f32x4.splat(<f32>(step * step));
  const half = f32x4.splat(0.5);
  const sure = f32x4.splat(samples > MOST_SAMPLES ? 0 : 0.5 - DOUBT);
  const corner = f64x2.add(origin, f64x2.mul(f64x2.add(across, down), f64x2.splat(0.5 * step)));
  for (let row: f64 = 0; row < height; row++) {
    let place = f64x2.add(corner, f64x2.mul(down, f64x2.splat(row)));
    for (let column: f64 = 0; column < width; column++) {
      let sum = Plane.at(place, last, strides, base, stride);
      if (samples > 2) {
        sum = f32x4.splat(0);
        let start = place;
        for (let subRow: f64 = 0; subRow < samples; subRow++) {
          let at = start;
          for (let subColumn: f64 = 0; subColumn < samples; subColumn++) {
            sum = f32x4.add(sum, Plane.at(at, last, strides, base, stride));
            at = f64x2.add(at, right);
          }
          start = f64x2.add(start, below);
        }
      } else if (samples > 1) {
        const next = f64x2.add(place, below);
        sum = f32x4.add(sum, Plane.at(f64x2.add(place, right), last, strides, base, stride));
        sum = f32x4.add(sum, Plane.at(next, last, strides, base, stride));
        sum = f32x4.add(sum, Plane.at(f64x2.add(next, right), last, strides, base, stride));
      }
      place = f64x2.add(place, across);
      const value = f32x4.add(f32x4.mul(sum, share), half);
      const whole = f32x4.floor(value);
      const fromHalf = f32x4.abs(f32x4.sub(f32x4.sub(value, whole), half));
      if (i32x4.bitmask(f32x4.ge(fromHalf, sure)) & 7) {
        store<u32>(output, exactMean(plane, stride, last, across, down, origin, row, column, samples, step));
      } else {
        const bits = f32x4.add(whole, f32x4.splat(<f32>8388608));
        const bytes = v128.shuffle<i8>(bits, bits, 0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        v128.store32_lane(output, bytes, 0);
      }
      output += 3;
    }
  }
}

// biome-ignore lint/complexity/noStaticOnlyClass: a decorator, which stands at methods alone, has it inlined.
class Plane {
  /**
   * A bilinear sample in single precision; `strides` are a plane's bytes a column and a row, `base` is its address and
   * `WHOLE`.
   */
  @inline
  static at(place: v128, last: v128, strides: v128, base: v128, stride: usize): v128 {
    const inside = f64x2.pmin(f64x2.pmax(place, f64x2.splat(0)), last);
    const cell = f64x2.floor(inside);
    const fraction = f32x4.demote_f64x2_zero(f64x2.sub(inside, cell));
    const way = f64x2.mul(cell, strides);
    const at = <usize>i32x4.extract_lane(f64x2.add(f64x2.add(way, v128.shuffle<i64>(way, way, 1, 1)), base), 0);
    // On the last pixel of a row or column the fraction is 0: what lies beyond counts nothing.
    const fx = v128.shuffle<i32>(fraction, fraction, 0, 0, 0, 0);
    const fy = v128.shuffle<i32>(fraction, fraction, 1, 1, 1, 1);
    const left = v128.load(at);
    const upper = f32x4.add(left, f32x4.mul(fx, f32x4.sub(v128.load(at, PIXEL), left)));
    const leftBelow = v128.load(at + stride);
    const lower = f32x4.add(leftBelow, f32x4.mul(fx, f32x4.sub(v128.load(at + stride, PIXEL), leftBelow)));
    return f32x4.add(upper, f32x4.mul(fy, f32x4.sub(lower, upper)));
  }
}

/** One pixel of `sampleMeans`, in double precision. */
function exactMean(
  plane: usize,
  stride: usize,
  last: v128,
  across: v128,
  down: v128,
  origin: v128,
  row: f64,
  column: f64,
  samples: f64,
  step: f64,
): u32 {
  const first = f64x2.splat(0);
  const start = f64x2.mul(across, f64x2.splat(column + 0.5 * step));
  const advance = f64x2.mul(across, f64x2.splat(step));
  const share = f64x2.splat(step * step);
  const one = f64x2.splat(1);
  const half = f64x2.splat(0.5);
  let redGreen = f64x2.splat(0);
  let blue = f64x2.splat(0);
  for (let subRow: f64 = 0; subRow < samples; subRow++) {
    const v = f64x2.splat(row + (subRow + 0.5) * step);
    let place = f64x2.add(f64x2.add(start, f64x2.mul(down, v)), origin);
    for (let subColumn: f64 = 0; subColumn < samples; subColumn++) {
      const inside = f64x2.pmin(f64x2.pmax(place, first), last);
      place = f64x2.add(place, advance);
      const cell = i32x4.trunc_sat_f64x2_s_zero(inside);
      const fraction = f64x2.sub(inside, f64x2.convert_low_i32x4_s(cell));
      const at = plane + <usize>i32x4.extract_lane(cell, 1) * stride + <usize>i32x4.extract_lane(cell, 0) * PIXEL;
      const below = at + stride;
      const fx = v128.shuffle<i64>(fraction, fraction, 0, 0);
      const fy = v128.shuffle<i64>(fraction, fraction, 1, 1);
      const w11 = f64x2.mul(fx, fy);
      const w01 = f64x2.sub(fx, w11);
      const w10 = f64x2.sub(fy, w11);
      const w00 = f64x2.sub(f64x2.sub(one, fx), w10);
      let sum = f64x2.mul(w00, f64x2.promote_low_f32x4(v128.load64_zero(at)));
      sum = f64x2.add(sum, f64x2.mul(w01, f64x2.promote_low_f32x4(v128.load64_zero(at, PIXEL))));
      sum = f64x2.add(sum, f64x2.mul(w10, f64x2.promote_low_f32x4(v128.load64_zero(below))));
      sum = f64x2.add(sum, f64x2.mul(w11, f64x2.promote_low_f32x4(v128.load64_zero(below, PIXEL))));
      redGreen = f64x2.add(redGreen, sum);
      sum = f64x2.mul(w00, f64x2.promote_low_f32x4(v128.load64_zero(at, 8)));
      sum = f64x2.add(sum, f64x2.mul(w01, f64x2.promote_low_f32x4(v128.load64_zero(at, PIXEL + 8))));
      sum = f64x2.add(sum, f64x2.mul(w10, f64x2.promote_low_f32x4(v128.load64_zero(below, 8))));
      sum = f64x2.add(sum, f64x2.mul(w11, f64x2.promote_low_f32x4(v128.load64_zero(below, PIXEL + 8))));
      blue = f64x2.add(blue, sum);
    }
  }
  // Truncated, as no sum is negative.
  const low = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(redGreen, share), half));
  const high = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(blue, share), half));
  return i32x4.extract_lane(low, 0) | (i32x4.extract_lane(low, 1) << 8) | (i32x4.extract_lane(high, 0) << 16);
}

/**
 * A row of `length` weighted sums of as many `rows` of bytes, an even number of them, `stride` bytes apart, in floats;
 * sixteen at a time: bytes are read and sums written beyond `length`. Weights have 16 bits, 1 being 2¹⁴.
 */
export function weighRows(from: usize, stride: usize, weights: usize, rows: usize, to: usize, length: usize): void {
  const one = f32x4.splat(1 / 16384);
  for (const end = from + length; from < end; from += 16, to += 64) {
    let first = i32x4.splat(0);
    let second = i32x4.splat(0);
    let third = i32x4.splat(0);
    let fourth = i32x4.splat(0);
    let at = from;
    for (let weight = weights, last = weights + 2 * rows; weight < last; weight += 4, at += 2 * stride) {
      const pair = v128.load32_splat(weight);
      const upper = v128.load(at);
      const lower = v128.load(at + stride);
      const left = v128.shuffle<i8>(upper, lower, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const right = v128.shuffle<i8>(upper, lower, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      first = i32x4.add(first, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(left), pair));
      second = i32x4.add(second, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(left), pair));
      third = i32x4.add(third, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(right), pair));
      fourth = i32x4.add(fourth, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(right), pair));
    }
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(first), one));
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(second), one), 16);
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(third), one), 32);
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(fourth), one), 48);
  }
}

/**
 * `width` pixels of three bytes, each the weighted sum of `columns` pixels of a row of floats, rounded half up; the byte
 * after the last one is written. For each there are in `table` the distance of its first pixel from `from`, in bytes, and its
 * weights, in floats.
 */
export function weighColumns(from: usize, table: usize, columns: usize, to: usize, width: usize): void {
  for (const end = to + 3 * width; to < end; to += 3) {
    let at = from + load<u32>(table);
    table += 4;
    let sum = f32x4.splat(0.5);
    for (const last = table + 4 * columns; table < last; table += 4, at += 12) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(table), v128.load(at)));
    }
    const words = i16x8.narrow_i32x4_u(i32x4.trunc_sat_f32x4_s(sum), i32x4.splat(0));
    v128.store32_lane(to, i8x16.narrow_i16x8_u(words, words), 0);
  }
}
