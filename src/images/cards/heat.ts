/** Values from nothing to the most, as colours; bright ones are light, too, so that they tell without colour. */
export const HEAT_RAMP = [
  [0, 0x00, 0x00, 0x04],
  [0.15, 0x28, 0x0b, 0x54],
  [0.35, 0x78, 0x1c, 0x6d],
  [0.55, 0xbc, 0x37, 0x54],
  [0.75, 0xed, 0x69, 0x25],
  [0.9, 0xfb, 0xb4, 0x1a],
  [1, 0xfc, 0xff, 0xa4],
] as const;

/** A grid of values in 0..1, row by row; each stands in the middle of its cell. */
export interface HeatMap {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
}

/** The colour of a value in 0..1. */
export function heatColour(value: number): readonly [red: number, green: number, blue: number] {
  const above = HEAT_RAMP.findIndex(([at]) => at >= value);
  const high = HEAT_RAMP[Math.max(1, above)] ?? HEAT_RAMP[HEAT_RAMP.length - 1];
  const low = HEAT_RAMP[Math.max(0, above - 1)] ?? HEAT_RAMP[0];
  if (high === undefined) return [0, 0, 0];
  const share = (value - low[0]) / (high[0] - low[0] || 1);
  const mix = (at: 1 | 2 | 3) => Math.round(low[at] + (high[at] - low[at]) * share);
  return [mix(1), mix(2), mix(3)];
}

/** Steps between nothing and the most that a picture tells apart. */
const SHADES = 255;

/** The map as RGBA of `width` × `height`, smooth between its cells, with a line where a value is half the most. */
export function heatOverlay(map: HeatMap, width: number, height: number): Uint8ClampedArray {
  const values = smooth(map, width, height);
  // A pixel at once: four bytes in one number, in the order of this machine.
  const shades = asNumbers(Array.from({ length: SHADES + 1 }, (_, shade) => shadeOf(shade / SHADES)).flat());
  const pixels = new Uint32Array(width * height);
  const bytes = new Uint8ClampedArray(pixels.buffer);
  for (let y = 0; y < height; y++) {
    const toBelow = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const value = values[at] ?? 0;
      pixels[at] = shades[(value * SHADES + 0.5) | 0] ?? 0;
      const beside = (values[x < width - 1 ? at + 1 : at] ?? 0) - value;
      const below = (values[at + toBelow] ?? 0) - value;
      // How many pixels away a value is half the most.
      const away = Math.abs(value - 0.5) / Math.sqrt(beside * beside + below * below);
      if (away < LINE) whiten(bytes, 4 * at, Math.min(1, LINE - away));
    }
  }
  return bytes;
}

/** The line ends so many pixels from its middle, the last of them softly. */
const LINE = 1.2;

/** Lays `share`, 0..1, of opaque white over a pixel. */
function whiten(bytes: Uint8ClampedArray, from: number, share: number): void {
  for (let at = from; at < from + 4; at++) bytes[at] = (bytes[at] ?? 0) * (1 - share) + 255 * share;
}

function shadeOf(value: number): number[] {
  return [...heatColour(value), 80 + 90 * Math.min(1, 1.6 * value)];
}

/** Bytes, four by four. */
function asNumbers(bytes: readonly number[]): Uint32Array {
  return new Uint32Array(new Uint8ClampedArray(bytes).buffer);
}

/** Values in 0..1 of `width` × `height`: Catmull–Rom between the middles of the cells, first along rows, then across. */
function smooth({ columns, rows, values }: HeatMap, width: number, height: number): Float32Array {
  const cells = Float32Array.from(values);
  const lines = new Float32Array(rows * width);
  for (let x = 0; x < width; x++) {
    const tap = taps(((x + 0.5) / width) * columns - 0.5, columns);
    for (let row = 0; row < rows; row++) lines[row * width + x] = weigh(tap, cells, row * columns, 1);
  }
  const smoothed = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const tap = taps(((y + 0.5) / height) * rows - 0.5, rows);
    for (let x = 0; x < width; x++) {
      const value = weigh(tap, lines, x, width);
      smoothed[y * width + x] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
  }
  return smoothed;
}

/** The four cells around a place, and how much each counts there; beyond the outermost their values hold. */
interface Taps {
  readonly before: number;
  readonly near: number;
  readonly next: number;
  readonly after: number;
  readonly ofBefore: number;
  readonly ofNear: number;
  readonly ofNext: number;
  readonly ofAfter: number;
}

function taps(place: number, count: number): Taps {
  const first = Math.floor(place);
  const t = place - first;
  const cell = (index: number) => Math.min(Math.max(first + index, 0), count - 1);
  return {
    before: cell(-1),
    near: cell(0),
    next: cell(1),
    after: cell(2),
    ofBefore: (t * (-1 + t * (2 - t))) / 2,
    ofNear: (2 + t * t * (3 * t - 5)) / 2,
    ofNext: (t * (1 + t * (4 - 3 * t))) / 2,
    ofAfter: (t * t * (t - 1)) / 2,
  };
}

function weigh(tap: Taps, values: Float32Array, from: number, stride: number): number {
  return (
    tap.ofBefore * (values[from + tap.before * stride] ?? 0) +
    tap.ofNear * (values[from + tap.near * stride] ?? 0) +
    tap.ofNext * (values[from + tap.next * stride] ?? 0) +
    tap.ofAfter * (values[from + tap.after * stride] ?? 0)
  );
}
