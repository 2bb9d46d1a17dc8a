import { describe, expect, it } from 'vitest';
import { bringToSrgb } from '../../../src/images/sources/heic-colours.ts';
import { profileOfNumbers } from '../../../src/images/sources/numbered-colours.ts';

const BT2020 = 9;
const [SRGB_CURVE, PQ, HLG] = [13, 16, 18];

/** What becomes of numbers of 0 to 255 that are meant so. */
async function shown(primaries: number, transfer: number, ...colours: readonly (readonly [number, number, number])[]) {
  const profile = profileOfNumbers({ primaries, transfer }) ?? expect.fail('Expected a profile.');
  const rgba = Uint8Array.from(colours.flatMap((colour) => [...colour, 255]));
  const rgb = await bringToSrgb(rgba, { width: colours.length, height: 1 }, profile);
  return colours.map((_, i) => [...rgb.subarray(3 * i, 3 * i + 3)]);
}

const greys = (...values: readonly number[]) => values.map((value) => [value, value, value] as const);

function expectNear(found: readonly number[][], expected: readonly (readonly number[])[], tolerance: number): void {
  for (const [i, colour] of expected.entries()) {
    for (const [channel, value] of colour.entries()) {
      expect(Math.abs((found[i]?.[channel] ?? Number.NaN) - value), `${found[i]}, not ${colour}`).toBeLessThanOrEqual(
        tolerance,
      );
    }
  }
}

describe('colours that are named by numbers', () => {
  it.each([
    [1, 13],
    [1, 1],
    [2, 2],
    [5, 6],
    [0, 0],
  ])('are left alone where displays show them as sRGB: %i, %i', (primaries, transfer) => {
    expect(profileOfNumbers({ primaries, transfer })).toBeUndefined();
  });

  it.each([SRGB_CURVE, 1, 14, 2])('of BT.2020 and the usual range are those of sRGB: curve %i', async (transfer) => {
    expectNear(await shown(BT2020, transfer, ...greys(0, 60, 128, 255)), greys(0, 60, 128, 255), 1);
    // Skin, which BT.2020 has in numbers that are less apart.
    expectNear(await shown(BT2020, transfer, [209, 176, 150]), [[229, 171, 146]], 2);
  });

  it('of Display P3 are those of sRGB', async () => {
    expectNear(
      await shown(12, SRGB_CURVE, ...greys(0, 128, 255), [200, 150, 120]),
      [...greys(0, 128, 255), [209, 148, 117]],
      2,
    );
  });

  it('of a linear curve are brightened', async () => {
    expectNear(await shown(1, 8, ...greys(0, 55, 255)), greys(0, 128, 255), 2);
  });

  it('of a perceptual quantizer are no darker than faces are, with paper near white and light beyond it', async () => {
    // 0, 1, 50, 203 (paper), 1000 and 10,000 cd/m²: nothing is lost between dark and light.
    const found = await shown(BT2020, PQ, ...greys(0, 38, 112, 148, 192, 255));
    expectNear(found, greys(0, 15, 135, 231, 251, 255), 2);
  });

  it('of hybrid log-gamma are the same, with paper at three quarters', async () => {
    const found = await shown(BT2020, HLG, ...greys(0, 96, 191, 255));
    expectNear(found, greys(0, 100, 231, 251), 2);
  });
});
