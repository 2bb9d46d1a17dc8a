import { describe, expect, it } from 'vitest';
import { apngSource } from '../../../src/images/sources/apng.ts';
import { chunksOf, pngOf } from '../../../src/images/sources/png-chunks.ts';
import { sample } from '../../samples.ts';
import { apngOf } from '../made-files.ts';

const still = sample('bald-man.png');
const animated = apngOf([{ png: still }, { png: still }]);

/** The animation with its chunks changed. */
const changed = (change: (chunks: ReturnType<typeof chunksOf>) => ReturnType<typeof chunksOf>) =>
  apngSource(pngOf(change(chunksOf(animated))));

describe('a PNG', () => {
  it('is an animation of all its frames, none of which can be had in parts', () => {
    expect(apngSource(animated)).toMatchObject({ width: 356, height: 436, frames: 2, inParts: false });
  });

  it('stands still without what says that it moves, with one frame, or without its head', () => {
    expect(apngSource(still)).toBeUndefined();
    expect(changed((chunks) => chunks.filter(({ type }) => type !== 'acTL'))).toBeUndefined();
    expect(apngSource(apngOf([{ png: still }]))).toBeUndefined();
    expect(changed((chunks) => chunks.filter(({ type }) => type !== 'IHDR'))).toBeUndefined();
    expect(
      changed((chunks) =>
        chunks.map((one) => (one.type === 'IHDR' ? { ...one, data: one.data.subarray(0, 12) } : one)),
      ),
    ).toBeUndefined();
  });

  it('leaves out frames that have no pixels, and what says too little of one', () => {
    expect(changed((chunks) => chunks.filter(({ type }) => type !== 'fdAT'))).toBeUndefined();
    expect(
      changed((chunks) =>
        chunks.map((one) => (one.type === 'fcTL' ? { ...one, data: one.data.subarray(0, 25) } : one)),
      ),
    ).toBeUndefined();
  });
});
