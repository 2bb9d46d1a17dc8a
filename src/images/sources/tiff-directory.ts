/** What a directory of a TIFF (revision 6.0) says of the page that it describes. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** How its numbers are to be taken: 2 for RGB, 8 for CIELAB. */
  readonly photometric: number;
  readonly bits: number;
  /** 1 for whole numbers, 2 for signed ones, 3 for floating point. */
  readonly sampleFormat: number;
  readonly samples: number;
  /** Where the value of each of its tags stands in the file. */
  readonly places: ReadonlyMap<number, number>;
}

export const TAGS = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  offsets: 273,
  samples: 277,
  rows: 278,
  lengths: 279,
  sampleFormat: 339,
  colourProfile: 34675,
} as const;

const SHORT = 3;
const LONG = 4;
/** Whatever it is. */
const BYTES = 7;

/** The first `most` pages; none where the file is no classic TIFF or its directories cannot be followed. */
export function tiffPages(bytes: Uint8Array, most: number): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = isLittleEndian(bytes);
  const fits = (at: number, length: number) => at >= 8 && at + length <= bytes.byteLength;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let at = bytes.byteLength >= 8 && view.getUint16(2, little) === 42 ? view.getUint32(4, little) : 0;
  while (pages.length < most && !seen.has(at) && fits(at, 2)) {
    seen.add(at);
    const end = at + 2 + 12 * view.getUint16(at, little);
    if (!fits(end, 4)) break;
    const values = new Map<number, number>();
    const places = new Map<number, number>();
    for (let entry = at + 2; entry < end; entry += 12) {
      const [tag, type, count] = [
        view.getUint16(entry, little),
        view.getUint16(entry + 2, little),
        view.getUint32(entry + 4, little),
      ];
      const length = type === SHORT ? 2 : LONG;
      const place = count * length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
      places.set(tag, place);
      if (fits(place, length))
        values.set(tag, type === SHORT ? view.getUint16(place, little) : view.getUint32(place, little));
    }
    pages.push({
      width: values.get(TAGS.width) ?? 0,
      height: values.get(TAGS.height) ?? 0,
      photometric: values.get(TAGS.photometric) ?? 2,
      bits: values.get(TAGS.bits) ?? 1,
      sampleFormat: values.get(TAGS.sampleFormat) ?? 1,
      samples: values.get(TAGS.samples) ?? 1,
      places,
    });
    at = view.getUint32(end, little);
  }
  return pages;
}

/** A copy of the file in which tags of a page have other values, each of two bytes. */
export function withValues(bytes: Uint8Array, page: TiffPage, values: ReadonlyMap<number, number>): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (const [tag, value] of values) {
    const place = page.places.get(tag);
    if (place !== undefined && place + 2 <= copy.byteLength) view.setUint16(place, value, isLittleEndian(bytes));
  }
  return copy;
}

interface Wrapped {
  readonly width: number;
  readonly height: number;
  readonly photometric: number;
  /** An ICC profile that the samples are meant in. */
  readonly profile?: Uint8Array;
}

/** Samples of 8 or 16 bits, three a pixel, as a TIFF of one strip. */
export function wrapInTiff(
  samples: Uint8Array | Uint16Array,
  { width, height, photometric, profile = new Uint8Array() }: Wrapped,
): Uint8Array {
  const depth = 8 * samples.BYTES_PER_ELEMENT;
  const tags = profile.byteLength > 0 ? 10 : 9;
  const bitsAt = 8 + 2 + 12 * tags + 4;
  const profileAt = bitsAt + 8;
  const dataAt = profileAt + profile.byteLength + (profile.byteLength % 2);
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [TAGS.width, LONG, 1, width],
    [TAGS.height, LONG, 1, height],
    [TAGS.bits, SHORT, 3, bitsAt],
    [TAGS.compression, LONG, 1, 1],
    [TAGS.photometric, LONG, 1, photometric],
    [TAGS.offsets, LONG, 1, dataAt],
    [TAGS.samples, LONG, 1, 3],
    [TAGS.rows, LONG, 1, height],
    [TAGS.lengths, LONG, 1, samples.byteLength],
    ...(tags === 10 ? [[TAGS.colourProfile, BYTES, profile.byteLength, profileAt] as const] : []),
  ];
  const bytes = new Uint8Array(dataAt + samples.byteLength);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, tags, true);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  }
  for (let sample = 0; sample < 3; sample++) view.setUint16(bitsAt + 2 * sample, depth, true);
  bytes.set(profile, profileAt);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), dataAt);
  return bytes;
}

function isLittleEndian(bytes: Uint8Array): boolean {
  return bytes[0] === 0x49;
}
