import { describe, expect, it } from 'vitest';
import { heatColour, heatOverlay } from '../../../src/images/cards/heat.ts';

describe('a heat map', () => {
  it('grows lighter all the way', () => {
    const light = ([red, green, blue]: readonly [number, number, number]) => 0.3 * red + 0.59 * green + 0.11 * blue;
    const steps = Array.from({ length: 21 }, (_, i) => light(heatColour(i / 20)));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(heatColour(0)).toEqual([0, 0, 4]);
    expect(heatColour(1)).toEqual([252, 255, 164]);
  });

  it('is brightest where the value is, clear of it elsewhere, with a line at half', () => {
    const values = new Array(63).fill(0);
    values[31] = 1;
    const pixels = heatOverlay({ columns: 7, rows: 9, values }, 140, 180);
    const at = (x: number, y: number) => [...pixels.slice(4 * (y * 140 + x), 4 * (y * 140 + x) + 4)];
    expect(at(70, 90)[0]).toBeGreaterThan(240);
    expect(at(70, 90)[3]).toBeCloseTo(170, -1);
    expect(at(10, 10)).toEqual([0, 0, 4, 80]);
    const row = Array.from({ length: 140 }, (_, x) => at(x, 90)).filter(
      ([r, g, b, a]) => Math.min(r ?? 0, g ?? 0, b ?? 0, a ?? 0) > 180,
    );
    expect(row.length).toBeGreaterThan(1);
  });
});
