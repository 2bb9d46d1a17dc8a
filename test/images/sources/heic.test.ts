import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IMAGE_LIMITS } from '../../../src/images/limits.ts';
import { heicSource } from '../../../src/images/sources/heic.ts';

/** Files of several pictures, which no sample is, come from a decoder that says so. */
const decoder = vi.hoisted(() => ({ all: vi.fn(), failure: undefined as Error | undefined }));
vi.mock('heic-decode', () => ({
  get default() {
    if (decoder.failure) throw decoder.failure;
    return decoder;
  },
}));

interface Inner {
  readonly width: number;
  readonly height: number;
}

const dispose = vi.fn();
const decoded: Inner[] = [];

/** Has the decoder find pictures of these sizes, each of its own grey. */
function finds(...sizes: readonly Inner[]): void {
  const images = sizes.map(({ width, height }, i) => ({
    ...{ width, height },
    decode: async () => {
      decoded.push({ width, height });
      return { data: new Uint8ClampedArray(width * height * 4).fill(10 * (i + 1)) };
    },
  }));
  decoder.all.mockResolvedValue(Object.assign(images, { dispose }));
}

beforeEach(() => {
  decoder.failure = undefined;
  vi.clearAllMocks();
  decoded.length = 0;
});

describe('a HEIC of several pictures', () => {
  it.each([
    [
      [
        { width: 4, height: 6 },
        { width: 8, height: 5 },
        { width: 9, height: 3 },
      ],
      { width: 8, height: 5 },
      20,
    ],
    [
      [
        { width: 2, height: 30 },
        { width: 7, height: 8 },
      ],
      { width: 2, height: 30 },
      10,
    ],
    [
      [
        { width: 5, height: 4 },
        { width: 4, height: 5 },
      ],
      { width: 5, height: 4 },
      10,
    ],
  ])('is the largest of them, the first of equal ones', async (sizes, largest, grey) => {
    finds(...sizes);
    const source = await heicSource(new Uint8Array(16));
    expect(source).toMatchObject({ ...largest, frames: 1, inParts: false });
    expect(decoded).toEqual([largest]);
    const { data, info } = await (await source.frame(0)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels, data[0]]).toEqual([largest.width, largest.height, 4, grey]);
    expect(dispose).toHaveBeenCalledOnce();
  });

  it('is refused before it is decoded where that one is too large, and let go of', async () => {
    finds({ width: 1, height: 1 }, { width: IMAGE_LIMITS.wholePixels + 1, height: 1 });
    await expect(heicSource(new Uint8Array(16))).rejects.toMatchObject({ code: 'image/too-large' });
    expect(decoded).toEqual([]);
    expect(dispose).toHaveBeenCalledOnce();
  });

  it('is given to the decoder under the one brand that it knows, the file being left as it is', async () => {
    finds({ width: 1, height: 1 });
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => i);
    await heicSource(bytes);
    const { buffer } = decoder.all.mock.calls[0]?.[0] ?? expect.fail();
    expect(Buffer.from(buffer).toString('latin1', 8, 12)).toBe('heic');
    expect([buffer[7], buffer[12], bytes[8]]).toEqual([7, 12, 8]);
  });
});

describe('a HEIC without its decoder', () => {
  it('is refused with what to send instead where an operator left it out', async () => {
    decoder.failure = Object.assign(new Error('no such package'), { code: 'ERR_MODULE_NOT_FOUND' });
    await expect(heicSource(new Uint8Array(16))).rejects.toMatchObject({
      code: 'image/unsupported',
      values: { found: 'heic' },
      cause: decoder.failure,
      message: expect.stringContaining('Send it as a JPEG'),
    });
  });

  it.each([
    ['of another kind', Object.assign(new Error('broken'), { code: 'ERR_DLOPEN_FAILED' })],
    ['without a code', new Error('broken')],
  ])('is a bug where loading it fails with an error %s', async (_, error) => {
    decoder.failure = error;
    await expect(heicSource(new Uint8Array(16))).rejects.toBe(error);
  });
});
