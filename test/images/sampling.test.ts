import { expect, it } from 'vitest';
import { sampledFrames } from '../../src/images/sampling.ts';

it.each([
  [1, [0]],
  [2, [0, 1]],
  [3, [0, 1, 2]],
  [5, [0, 1, 2, 3, 4]],
  [6, [0, 1, 3, 4, 5]],
  [100, [0, 25, 50, 74, 99]],
])('of %i small frames these are looked at: %j', (count, frames) => {
  expect(sampledFrames(count, 100)).toEqual(frames);
});

it('of large frames only those are looked at that can be reached in time', () => {
  // 200 megapixels in all are decoded to reach the last of five samples.
  expect(sampledFrames(1000, 1_000_000).at(-1)).toBe(199);
  expect(sampledFrames(1000, 100_000_000)).toEqual([0, 1]);
  expect(sampledFrames(1000, 200_000_001)).toEqual([0]);
});
