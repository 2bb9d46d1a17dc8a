/** Values from nothing to the most, as colours; bright ones are light, too, so that they tell without colour. */
const RAMP = [
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
  const above = RAMP.findIndex(([at]) => at >= value);
  const high = RAMP[Math.max(1, above)] ?? RAMP[RAMP.length - 1];
  const low = RAMP[Math.max(0, above - 1)] ?? RAMP[0];
  if (high === undefined) return [0, 0, 0];
  const share = (value - low[0]) / (high[0] - low[0] || 1);
  const mix = (at: 1 | 2 | 3) => Math.round(low[at] + (high[at] - low[at]) * share);
  return [mix(1), mix(2), mix(3)];
}

/** The map as RGBA of `width` × `height`, smooth between its cells, with a line where a value is half the most. */
export function heatOverlay(map: HeatMap, width: number, height: number): Uint8ClampedArray {
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = ((x + 0.5) / width) * map.columns - 0.5;
      const row = ((y + 0.5) / height) * map.rows - 0.5;
      values[y * width + x] = Math.min(1, Math.max(0, between(map, column, row)));
    }
  }
  const pixels = new Uint8ClampedArray(width * height * 4);
  const at = (x: number, y: number) => values[Math.min(y, height - 1) * width + Math.min(x, width - 1)] ?? 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = at(x, y);
      const half = value >= 0.5 !== at(x + 2, y) >= 0.5 || value >= 0.5 !== at(x, y + 2) >= 0.5;
      const colour = half ? [255, 255, 255, 255] : [...heatColour(value), 80 + 90 * Math.min(1, 1.6 * value)];
      pixels.set(colour, 4 * (y * width + x));
    }
  }
  return pixels;
}

/** Catmull–Rom between the middles of the cells; beyond the outermost their values hold. */
function between({ columns, rows, values }: HeatMap, column: number, row: number): number {
  const clamp = (index: number, most: number) => Math.min(Math.max(index, 0), most - 1);
  const cell = (x: number, y: number) => values[clamp(y, rows) * columns + clamp(x, columns)] ?? 0;
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const line = [-1, 0, 1, 2].map((dy) =>
    spline([cell(x - 1, y + dy), cell(x, y + dy), cell(x + 1, y + dy), cell(x + 2, y + dy)], column - x),
  );
  return spline(line, row - y);
}

function spline([a = 0, b = 0, c = 0, d = 0]: readonly number[], t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
