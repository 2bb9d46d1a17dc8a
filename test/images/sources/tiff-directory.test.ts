import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { TAGS, tiffPages, withValues, wrapInTiff } from '../../../src/images/sources/tiff-directory.ts';

const SHORT = 3;
const LONG = 4;

/** A TIFF of directories alone: each a list of tag, type, count and value. */
function directories(little: boolean, ...pages: readonly (readonly (readonly [number, number, number, number])[])[]) {
  const bytes = Buffer.alloc(8 + pages.reduce((sum, entries) => sum + 6 + 12 * entries.length, 0));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  bytes.write(little ? 'II' : 'MM', 'latin1');
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  let at = 8;
  for (const [i, entries] of pages.entries()) {
    view.setUint16(at, entries.length, little);
    for (const [n, [tag, type, count, value]] of entries.entries()) {
      const entry = at + 2 + 12 * n;
      view.setUint16(entry, tag, little);
      view.setUint16(entry + 2, type, little);
      view.setUint32(entry + 4, count, little);
      if (type === SHORT && count <= 2) view.setUint16(entry + 8, value, little);
      else view.setUint32(entry + 8, value, little);
    }
    at += 2 + 12 * entries.length;
    view.setUint32(at, i + 1 < pages.length ? at + 4 : 0, little);
    at += 4;
  }
  return bytes;
}

const WHOLE = [
  [TAGS.width, LONG, 1, 70_000],
  [TAGS.height, SHORT, 1, 300],
  [TAGS.bits, SHORT, 1, 16],
  [TAGS.photometric, SHORT, 1, 8],
  [TAGS.samples, SHORT, 1, 3],
  [TAGS.sampleFormat, SHORT, 1, 2],
] as const;

describe.each([true, false])('directories whose numbers begin with the lowest byte: %s', (little) => {
  it('say what their pages are', () => {
    const [page, ...others] = tiffPages(directories(little, WHOLE), 9);
    expect(others).toEqual([]);
    expect(page).toMatchObject({ width: 70_000, height: 300, photometric: 8, bits: 16, sampleFormat: 2, samples: 3 });
    expect(page?.places.get(TAGS.height)).toBe(8 + 2 + 12 + 8);
  });

  it('are followed one after the other, as many as are wanted', () => {
    const page = (width: number) => [[TAGS.width, SHORT, 1, width]] as const;
    const bytes = directories(little, page(1), page(2), page(3));
    expect(tiffPages(bytes, 9).map(({ width }) => width)).toEqual([1, 2, 3]);
    expect(tiffPages(bytes, 2).map(({ width }) => width)).toEqual([1, 2]);
  });

  it('give values that can be exchanged, in a copy', () => {
    const bytes = directories(little, WHOLE);
    const [page] = tiffPages(bytes, 1);
    if (!page) expect.fail('Expected a page.');
    const changed = withValues(
      bytes,
      page,
      new Map([
        [TAGS.photometric, 2],
        [TAGS.rows, 5],
      ]),
    );
    expect(tiffPages(changed, 1)).toEqual([{ ...page, photometric: 2 }]);
    expect(tiffPages(bytes, 1)).toEqual([page]);
  });
});

it('what a directory does not say is what the specification takes then', () => {
  expect(tiffPages(directories(true, [[TAGS.compression, SHORT, 1, 1]]), 1)).toEqual([
    expect.objectContaining({ width: 0, height: 0, photometric: 2, bits: 1, sampleFormat: 1, samples: 1 }),
  ]);
});

it('values that do not fit into an entry are looked for where it points', () => {
  const far = directories(true, [[TAGS.bits, SHORT, 3, 26]]);
  const bytes = Buffer.concat([far, Buffer.from([11, 0, 12, 0, 13, 0])]);
  expect(tiffPages(bytes, 1)[0]).toMatchObject({ bits: 11 });
  expect(tiffPages(bytes, 1)[0]?.places.get(TAGS.bits)).toBe(26);
  // Two of two bytes fit, two of four do not.
  expect(tiffPages(directories(true, [[TAGS.bits, SHORT, 2, 7]]), 1)[0]).toMatchObject({ bits: 7 });
  expect(tiffPages(directories(true, [[TAGS.width, LONG, 2, 8]]), 1)[0]).toMatchObject({ width: 1 + 256 * 65_536 });
});

it('places outside the file, or in its first bytes, have no value', () => {
  const at = (place: number) => tiffPages(directories(true, [[TAGS.width, LONG, 2, place]]), 1)[0]?.width;
  expect([at(7), at(23), at(24), at(4_000_000_000)]).toEqual([0, 0, 0, 0]);
  expect(at(22)).toBe(0);
  const page = tiffPages(directories(true, [[TAGS.bits, SHORT, 3, 25]]), 1)[0];
  const bytes = directories(true, [[TAGS.bits, SHORT, 3, 25]]);
  if (!page) expect.fail('Expected a page.');
  expect(withValues(bytes, page, new Map([[TAGS.bits, 9]]))).toEqual(Uint8Array.from(bytes));
});

it('no file but a classic TIFF has pages', () => {
  const bytes = directories(true, WHOLE);
  bytes[2] = 43;
  expect(tiffPages(bytes, 9)).toEqual([]);
  expect(tiffPages(bytes.subarray(0, 7), 9)).toEqual([]);
  expect(tiffPages(new Uint8Array(), 9)).toEqual([]);
});

it('a directory that leads back, or past the end, is the last', () => {
  const loop = directories(true, WHOLE);
  loop.writeUInt32LE(8, loop.length - 4);
  expect(tiffPages(loop, 9)).toHaveLength(1);
  const past = directories(true, WHOLE);
  past.writeUInt32LE(past.length - 1, past.length - 4);
  expect(tiffPages(past, 9)).toHaveLength(1);
  expect(tiffPages(directories(true, WHOLE).subarray(0, -1), 9)).toEqual([]);
});

it('samples that are wrapped in a TIFF are read as what they were', async () => {
  const samples = Uint16Array.from({ length: 5 * 4 * 3 }, (_, i) => i * 1000);
  const bytes = wrapInTiff(samples, { width: 5, height: 4, photometric: 2 });
  expect(tiffPages(bytes, 9)).toEqual([
    expect.objectContaining({ width: 5, height: 4, photometric: 2, bits: 16, samples: 3, sampleFormat: 1 }),
  ]);
  const { data, info } = await sharp(bytes, { failOn: 'warning' })
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 5, height: 4, channels: 3 });
  expect([...new Uint16Array(data.buffer, data.byteOffset, data.length / 2)]).toEqual([...samples]);
});

it('samples of a byte are wrapped with the profile that they are meant in', async () => {
  const samples = Uint8Array.from({ length: 5 * 4 * 3 }, (_, i) => 4 * i);
  // Of an odd length: what follows starts at an even place all the same.
  const profile = Buffer.from('no real profile');
  const bytes = wrapInTiff(samples, { width: 5, height: 4, photometric: 2, profile });
  expect(tiffPages(bytes, 9)).toEqual([expect.objectContaining({ width: 5, height: 4, bits: 8, samples: 3 })]);
  const { icc } = await sharp(bytes).metadata();
  expect(icc && Buffer.from(icc).equals(profile)).toBe(true);
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect([...data]).toEqual([...samples]);
});
