import { expect, it } from 'vitest';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { checkPixels, cutShort, damaged, tooManyBytes, tooManyPixels, tooSlow } from '../../src/images/refusals.ts';

const cause = new Error('of the decoder');

it('a file that is too large is told both sizes', () => {
  expect(tooManyBytes(40.25 * 1024 * 1024)).toMatchObject({
    code: 'image/too-large',
    message: 'Expected a picture of at most 32.0 MiB, but this file has 40.3 MiB.',
  });
});

it('a picture may have as many pixels as the limit, and no more', () => {
  expect(() => checkPixels('png', { width: 200, height: 30 }, 6000)).not.toThrow();
  expect(() => checkPixels('png', { width: 200, height: 31 }, 6000)).toThrow('at most 0.006 megapixels, but this PNG');
});

it('each refusal has its code, names the format, and keeps what the decoder said', () => {
  expect(tooManyPixels('tiff', IMAGE_LIMITS.wholePixels, { cause })).toMatchObject({
    code: 'image/too-large',
    message: 'Expected a picture of at most 36 megapixels, but this TIFF has more.',
    cause,
  });
  expect(tooSlow('gif', { cause })).toMatchObject({
    code: 'image/too-slow',
    message: 'This GIF takes longer than 15 s to decode.',
    cause,
  });
  expect(cutShort('webp', { cause })).toMatchObject({
    code: 'image/truncated',
    message: 'This WebP ends before the picture does; send it again.',
    cause,
  });
  expect(damaged('heic', { cause })).toMatchObject({
    code: 'image/damaged',
    message: 'This file starts as a HEIC, but it is damaged and cannot be decoded.',
    cause,
  });
});
