import { describe, expect, it } from 'vitest';
import { facesInMaps, type StrideMap } from '../../../src/inference/faces/maps.ts';

const CHANNELS = 15;

/** Maps of a 64 × 32 input in which no cell is a face. */
function emptyMaps(pictures: number): StrideMap[] {
  return [8, 16, 32].map((stride) => {
    const dims = [pictures, CHANNELS, 32 / stride, 64 / stride];
    const data = new Float32Array(dims.reduce((product, length) => product * length, 1));
    for (let picture = 0; picture < pictures; picture++) {
      const cells = data.length / pictures / CHANNELS;
      data.fill(-20, picture * CHANNELS * cells, picture * CHANNELS * cells + cells);
    }
    return { stride, dims, data };
  });
}

function put(map: StrideMap | undefined, picture: number, row: number, column: number, values: readonly number[]) {
  if (!map) throw new Error('no such map');
  const [, , rows = 0, columns = 0] = map.dims;
  for (const [channel, value] of values.entries()) {
    map.data[((picture * CHANNELS + channel) * rows + row) * columns + column] = value;
  }
}

const POINTS = [-0.5, -0.25, 0.5, -0.25, 0, 0.25, -0.25, 0.5, 0.25, 0.5];

describe('facesInMaps', () => {
  it('reads box, landmarks and score from the cell of a stride, in pixels of the input', () => {
    const maps = emptyMaps(1);
    put(maps[1], 0, 1, 2, [Math.log(4), 1, 0.5, 1.5, 2, ...POINTS]);
    const [faces] = facesInMaps(maps, 0.5);
    expect(faces).toHaveLength(1);
    expect(faces?.[0]?.score).toBeCloseTo(0.8);
    // The cell's centre is (2.5, 1.5) · 16 = (40, 24).
    expect(faces?.[0]?.box).toEqual({ x: 24, y: 16, width: 40, height: 40 });
    expect(faces?.[0]?.landmarks).toEqual([
      { x: 32, y: 20 },
      { x: 48, y: 20 },
      { x: 40, y: 28 },
      { x: 36, y: 32 },
      { x: 44, y: 32 },
    ]);
  });

  it('gives every picture of a batch its own faces, from every stride', () => {
    const maps = emptyMaps(3);
    put(maps[0], 0, 0, 0, [2, 1, 1, 1, 1, ...POINTS]);
    put(maps[2], 0, 0, 1, [2, 1, 1, 1, 1, ...POINTS]);
    put(maps[0], 2, 3, 7, [2, 1, 1, 1, 1, ...POINTS]);
    const found = facesInMaps(maps, 0.5);
    expect(found.map((faces) => faces.map(({ box }) => box))).toEqual([
      [
        { x: -4, y: -4, width: 16, height: 16 },
        { x: 16, y: -16, width: 64, height: 64 },
      ],
      [],
      [{ x: 52, y: 20, width: 16, height: 16 }],
    ]);
  });

  it('lets a face that the border cuts reach past it', () => {
    const maps = emptyMaps(1);
    put(maps[2], 0, 0, 0, [2, 2, 2, 1, 1, ...POINTS]);
    expect(facesInMaps(maps, 0.5)[0]?.[0]?.box).toEqual({ x: -48, y: -48, width: 96, height: 96 });
  });

  it('takes a cell for a face from the threshold on', () => {
    const maps = emptyMaps(1);
    put(maps[0], 0, 1, 1, [0.01, 1, 1, 1, 1, ...POINTS]);
    put(maps[0], 0, 2, 2, [-0.01, 1, 1, 1, 1, ...POINTS]);
    expect(facesInMaps(maps, 0.5)[0]).toHaveLength(1);
    expect(facesInMaps(maps, 0.49)[0]).toHaveLength(2);
    // Exactly at it: a logit of 0 is a probability of 0.5.
    put(maps[0], 0, 3, 3, [0, 1, 1, 1, 1, ...POINTS]);
    expect(facesInMaps(maps, 0.5)[0]).toHaveLength(2);
    expect(facesInMaps(maps, 0.51)[0]).toHaveLength(0);
  });

  it('refuses maps whose shapes do not belong together', () => {
    const [first, second] = emptyMaps(2);
    if (!first || !second) throw new Error('no maps');
    expect(() => facesInMaps([first, ...emptyMaps(1)], 0.5)).toThrow(/Expected \[2, 15, rows, columns\] at stride 8/);
    expect(() => facesInMaps([{ ...second, dims: [2, 15, 3, 4] }], 0.5)).toThrow(/at stride 16/);
  });
});
