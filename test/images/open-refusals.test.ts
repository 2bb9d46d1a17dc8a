import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openPicture } from '../../src/images/open.ts';
import { toRaster } from '../../src/images/raster.ts';
import { UserError } from '../../src/user-error.ts';
import { noise } from './pictures.ts';

// As ever, but for what the decoder is made to say.
vi.mock('../../src/images/raster.ts', { spy: true });

beforeEach(() => {
  vi.mocked(toRaster).mockReset();
});

const PNG = await noise(64, 48).png().toBuffer();
const JPEG = await noise(64, 48).jpeg().toBuffer();

/** What a decoder says, and what people are told. */
const SAID: readonly [said: string, code: string][] = [
  ['timeout: 12% complete', 'image/too-slow'],
  ['Input image exceeds pixel limit', 'image/too-large'],
  ['pngload_buffer: libspng read error', 'image/damaged'],
];

describe('a picture whose decoder gives up', () => {
  it.each(SAID)('saying "%s" is refused as %s, with what it said', async (said, code) => {
    const cause = new Error(said);
    vi.mocked(toRaster).mockRejectedValue(cause);
    await expect(openPicture(PNG)).rejects.toMatchObject({ code, cause, message: expect.stringContaining('PNG') });
  });

  it.each(SAID)('over a part of it, saying "%s", is refused for that: %s', async (said, code) => {
    const picture = await openPicture(PNG);
    vi.mocked(toRaster).mockRejectedValueOnce(new Error(said));
    const region = { x: 1, y: 2, width: 10, height: 9 };
    await expect(picture.region(region)).rejects.toMatchObject({ code });
  });

  it('by a bug of ours is refused to nobody: the bug is told', async () => {
    const bug = new TypeError('undefined is not a function');
    vi.mocked(toRaster).mockRejectedValue(bug);
    for (const bytes of [PNG, JPEG]) await expect(openPicture(bytes)).rejects.toBe(bug);
    // Where the first try fails, mending meets the bug.
    const spoilt = new Error('spoilt');
    for (const bytes of [PNG, JPEG]) {
      vi.mocked(toRaster).mockReset().mockRejectedValueOnce(spoilt).mockRejectedValue(bug);
      await expect(openPicture(bytes)).rejects.toBe(bug);
    }
  });

  it('is tried no second time where that would take as long', async () => {
    vi.mocked(toRaster).mockRejectedValue(new Error('timeout'));
    await expect(openPicture(JPEG)).rejects.toBeInstanceOf(UserError);
    expect(toRaster).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['Invalid SOS parameters', false, 2],
    ['Corrupt JPEG data: 7 extraneous bytes', true, 2],
    ['premature end of JPEG image', true, 2],
  ])(
    'once, saying "%s", is tried again, and called damaged where pixels are spoilt: %s',
    async (said, damaged, tries) => {
      vi.mocked(toRaster).mockRejectedValueOnce(new Error(said));
      expect(await openPicture(JPEG)).toMatchObject({ format: 'jpeg', damaged, width: 64, height: 48 });
      expect(toRaster).toHaveBeenCalledTimes(tries);
    },
  );

  it('as a JPEG is tried as an odd one first, then as a damaged one', async () => {
    const odd = new Error('Invalid SOS parameters');
    vi.mocked(toRaster).mockRejectedValueOnce(odd).mockRejectedValueOnce(odd);
    expect(await openPicture(JPEG)).toMatchObject({ damaged: true });
    expect(toRaster).toHaveBeenCalledTimes(3);
    vi.mocked(toRaster).mockReset().mockRejectedValue(odd);
    await expect(openPicture(JPEG)).rejects.toMatchObject({ code: 'image/damaged', cause: odd });
    expect(toRaster).toHaveBeenCalledTimes(3);
  });
});

describe('a part of a picture', () => {
  it('is read once, however often it is asked for, and others by themselves', async () => {
    const picture = await openPicture(PNG);
    vi.mocked(toRaster).mockClear();
    const region = { x: 1.5, y: 2, width: 10, height: 9 };
    const [first, again] = await Promise.all([picture.region(region), picture.region({ ...region })]);
    expect(first).toBe(again);
    expect(toRaster).toHaveBeenCalledTimes(1);
    expect(first).toMatchObject({ x: 1, y: 2, width: 11, height: 9 });
    expect(await picture.region({ ...region, x: 4 })).toMatchObject({ x: 4 });
    expect(toRaster).toHaveBeenCalledTimes(2);
  });

  it.each([
    { x: 64, y: 0, width: 5, height: 5 },
    { x: 0, y: 48, width: 5, height: 5 },
    { x: -5, y: 0, width: 5, height: 5 },
    { x: 0, y: -5, width: 5, height: 5 },
    { x: 3, y: 3, width: 0, height: 5 },
    { x: 3, y: 3, width: 5, height: 0 },
  ])('outside of it is a bug of whoever asks: %j', async (region) => {
    const picture = await openPicture(PNG);
    await expect(picture.region(region)).rejects.toThrow(
      new RangeError(`Expected a region of 64 × 48 pixels, but got ${JSON.stringify(region)}.`),
    );
  });
});
