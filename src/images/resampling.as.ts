// AssemblyScript, compiled to WebAssembly by `npm run resampling`: the loops of `warp`, two channels in one instruction.
// Arguments are addresses in the module's memory. A plane has four floats a pixel, the last of which means nothing.

/** Bytes of a plane's pixel. */
const PIXEL: usize = 16;

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
 * whose centres are whole numbers.
 */
export function sampleMeans(
  plane: usize,
  planeWidth: i32,
  planeHeight: i32,
  a: f64,
  b: f64,
  c: f64,
  d: f64,
  e: f64,
  f: f64,
  samples: i32,
  output: usize,
  width: i32,
  height: i32,
): void {
  const stride = <usize>planeWidth * PIXEL;
  const lastX = planeWidth - 1;
  const lastY = planeHeight - 1;
  // Pairs are of x and y; a, b and c are the matrix's columns.
  const last = f64x2.replace_lane(f64x2.splat(<f64>lastX), 1, <f64>lastY);
  const first = f64x2.splat(0);
  const across = f64x2.replace_lane(f64x2.splat(a), 1, d);
  const down = f64x2.replace_lane(f64x2.splat(b), 1, e);
  const origin = f64x2.replace_lane(f64x2.splat(c), 1, f);
  const step = 1 / <f64>samples;
  const advance = f64x2.mul(across, f64x2.splat(step));
  const share = f64x2.splat(step * step);
  const one = f64x2.splat(1);
  const half = f64x2.splat(0.5);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let redGreen = f64x2.splat(0);
      let blue = f64x2.splat(0);
      const start = f64x2.mul(across, f64x2.splat(<f64>column + 0.5 * step));
      for (let subRow = 0; subRow < samples; subRow++) {
        const v = f64x2.splat(<f64>row + (<f64>subRow + 0.5) * step);
        let place = f64x2.add(f64x2.add(start, f64x2.mul(down, v)), origin);
        for (let subColumn = 0; subColumn < samples; subColumn++) {
          const inside = f64x2.pmin(f64x2.pmax(place, first), last);
          place = f64x2.add(place, advance);
          const cell = i32x4.trunc_sat_f64x2_s_zero(inside);
          const fraction = f64x2.sub(inside, f64x2.convert_low_i32x4_s(cell));
          const x = i32x4.extract_lane(cell, 0);
          const y = i32x4.extract_lane(cell, 1);
          const at = plane + <usize>y * stride + <usize>x * PIXEL;
          const right = at + (x < lastX ? PIXEL : 0);
          const below = y < lastY ? stride : 0;
          const fx = v128.shuffle<i64>(fraction, fraction, 0, 0);
          const fy = v128.shuffle<i64>(fraction, fraction, 1, 1);
          const w11 = f64x2.mul(fx, fy);
          const w01 = f64x2.sub(fx, w11);
          const w10 = f64x2.sub(fy, w11);
          const w00 = f64x2.sub(f64x2.sub(one, fx), w10);
          let sum = f64x2.mul(w00, f64x2.promote_low_f32x4(v128.load64_zero(at)));
          sum = f64x2.add(sum, f64x2.mul(w01, f64x2.promote_low_f32x4(v128.load64_zero(right))));
          sum = f64x2.add(sum, f64x2.mul(w10, f64x2.promote_low_f32x4(v128.load64_zero(at + below))));
          sum = f64x2.add(sum, f64x2.mul(w11, f64x2.promote_low_f32x4(v128.load64_zero(right + below))));
          redGreen = f64x2.add(redGreen, sum);
          sum = f64x2.mul(w00, f64x2.promote_low_f32x4(v128.load64_zero(at, 8)));
          sum = f64x2.add(sum, f64x2.mul(w01, f64x2.promote_low_f32x4(v128.load64_zero(right, 8))));
          sum = f64x2.add(sum, f64x2.mul(w10, f64x2.promote_low_f32x4(v128.load64_zero(at + below, 8))));
          sum = f64x2.add(sum, f64x2.mul(w11, f64x2.promote_low_f32x4(v128.load64_zero(right + below, 8))));
          blue = f64x2.add(blue, sum);
        }
      }
      // Truncated, as no sum is negative.
      const low = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(redGreen, share), half));
      const high = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(blue, share), half));
      const colour =
        i32x4.extract_lane(low, 0) | (i32x4.extract_lane(low, 1) << 8) | (i32x4.extract_lane(high, 0) << 16);
      store<u32>(output, colour);
      output += 3;
    }
  }
}
