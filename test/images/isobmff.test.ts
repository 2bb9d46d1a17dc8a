import { describe, expect, it } from 'vitest';
import {
  boxesIn,
  brandsOf,
  endsWithinBox,
  findBox,
  itemTypes,
  latin1,
  propertiesOfPrimary,
} from '../../src/images/isobmff.ts';
import { boxOf, ftypOf, halves, metaOf, text, words } from './boxes.ts';

describe('boxes', () => {
  it('lie one behind the other, each behind its header', () => {
    expect(boxesIn(Buffer.concat([boxOf('free'), boxOf('mdat', text('abc')), boxOf('moov', text('d'))]))).toEqual([
      { type: 'free', start: 8, end: 8 },
      { type: 'mdat', start: 16, end: 19 },
      { type: 'moov', start: 27, end: 28 },
    ]);
  });

  it('are looked for between two places, also of bytes that lie within others', () => {
    const whole = Buffer.concat([text('xyz'), boxOf('free'), boxOf('mdat', text('abcd')), boxOf('skip')]);
    expect(boxesIn(whole.subarray(3), 8, 20)).toEqual([{ type: 'mdat', start: 16, end: 20 }]);
  });

  it('with a size of eight bytes have a header of sixteen', () => {
    const long = Buffer.concat([words(1), text('mdat'), words(0, 19), text('abc'), boxOf('free')]);
    expect(boxesIn(long)).toEqual([
      { type: 'mdat', start: 16, end: 19 },
      { type: 'free', start: 27, end: 27 },
    ]);
    const exact = Buffer.concat([words(1), text('mdat'), words(0, 16)]);
    expect(boxesIn(exact)).toEqual([{ type: 'mdat', start: 16, end: 16 }]);
    const tooShort = Buffer.concat([words(1), text('mdat'), words(0, 15)]);
    expect(boxesIn(tooShort)).toEqual([]);
  });

  it('without a size reach to the end', () => {
    const last = Buffer.concat([boxOf('free'), words(0), text('mdat'), text('abc')]);
    expect(boxesIn(last).at(-1)).toEqual({ type: 'mdat', start: 16, end: 19 });
    expect(boxesIn(last, 8, 17)).toEqual([{ type: 'mdat', start: 16, end: 17 }]);
  });

  it('that reach past the end are cut there', () => {
    expect(boxesIn(boxOf('mdat', text('abcdef')).subarray(0, 11))).toEqual([{ type: 'mdat', start: 8, end: 11 }]);
  });

  it('end where a size makes no sense, or less than a header is left', () => {
    expect(boxesIn(Buffer.concat([boxOf('free'), words(7), text('mdat'), boxOf('skip')]))).toHaveLength(1);
    expect(boxesIn(Buffer.concat([boxOf('free'), words(8), text('mda')]))).toHaveLength(1);
    expect(boxesIn(Buffer.concat([words(1), text('mdat'), words(0)]))).toEqual([]);
  });

  it('are read no more than 4096 of', () => {
    expect(boxesIn(Buffer.concat(Array.from({ length: 5000 }, () => boxOf('free'))))).toHaveLength(4096);
  });
});

describe('a box inside others', () => {
  const meta = boxOf('meta', words(0), boxOf('iinf', text('items')), boxOf('iinf', text('others')));
  const file = Buffer.concat([boxOf('moov', boxOf('udta', meta)), meta]);

  it('is found by the path to it, the first of several', () => {
    const box = findBox(file, ['moov', 'udta', 'meta', 'iinf']);
    expect(box && latin1(file, box.start, box.end)).toBe('items');
    expect(box?.start).toBeLessThan(40);
  });

  it('is looked for within another', () => {
    const udta = findBox(file, ['moov', 'udta']);
    expect(findBox(file, ['meta'], udta)?.start).toBe(24);
    expect(findBox(file, ['meta'])?.start).toBe(24 + 4 + 13 + 14 + 8);
  });

  it('is not found where one of the path is missing, nor behind the one it should be in', () => {
    expect(findBox(file, ['moov', 'iinf'])).toBeUndefined();
    expect(findBox(file, ['moov', 'meta'])).toBeUndefined();
    expect(findBox(file, ['trak', 'iinf'])).toBeUndefined();
  });
});

describe('brands', () => {
  it('are listed, the major one first and without the version', () => {
    expect(brandsOf(Buffer.concat([ftypOf('avif', 'mif1', 'miaf'), boxOf('free')]))).toEqual(['avif', 'mif1', 'miaf']);
  });

  it('of a box that ends within one leave that one out', () => {
    const file = Buffer.concat([boxOf('ftyp', text('heic'), words(0), text('mif1'), text('xy'))]);
    expect(brandsOf(file)).toEqual(['heic', 'mif1']);
  });

  it('are none where the file does not begin with them', () => {
    expect(brandsOf(Buffer.concat([boxOf('free'), ftypOf('avif')]))).toEqual([]);
    expect(brandsOf(Buffer.concat([words(7), text('ftypavif')]))).toEqual([]);
    expect(brandsOf(new Uint8Array())).toEqual([]);
  });

  it('are read from the first 4096 bytes only', () => {
    const many = ftypOf('avif', ...Array.from({ length: 2000 }, () => 'mif1'));
    expect(brandsOf(many)).toHaveLength(1 + (4096 - 16) / 4);
  });
});

describe('the types of items', () => {
  it.each([
    [0, 2],
    [1, 2],
    [0, 3],
    [1, 3],
  ] as const)('are listed by a list of version %i with items of version %i', (list, item) => {
    expect(itemTypes(Buffer.concat([ftypOf('mif1'), metaOf(['hvc1', 'Exif', 'grid'], list, item)]))).toEqual([
      'hvc1',
      'Exif',
      'grid',
    ]);
  });

  it('are none where there is no list', () => {
    expect(itemTypes(ftypOf('mif1'))).toEqual([]);
  });

  it('leave out boxes that are no items', () => {
    const list = boxOf('iinf', words(0), Buffer.from([0, 1]), boxOf('free', Buffer.alloc(16)));
    expect(itemTypes(boxOf('meta', words(0), list))).toEqual([]);
  });
});

describe('a file whose last box says that it is longer', () => {
  const whole = Buffer.concat([ftypOf('avif'), boxOf('mdat', text('abcdef'))]);

  it('ends within it, by one byte or by nearly all', () => {
    expect(endsWithinBox(whole)).toBe(false);
    expect(endsWithinBox(whole.subarray(0, -1))).toBe(true);
    expect(endsWithinBox(whole.subarray(0, 24))).toBe(true);
  });

  it('does not where the box reaches to the end anyway', () => {
    expect(endsWithinBox(Buffer.concat([ftypOf('avif'), words(0), text('mdat')]))).toBe(false);
  });

  it('may have a size of eight bytes', () => {
    const long = Buffer.concat([words(1), text('mdat'), words(0, 20), text('abcd')]);
    expect(endsWithinBox(long)).toBe(false);
    expect(endsWithinBox(long.subarray(0, -1))).toBe(true);
    expect(endsWithinBox(Buffer.concat([words(1), text('mdat'), words(0, 16)]))).toBe(false);
    expect(endsWithinBox(Buffer.concat([words(1), text('mdat'), words(0, 17)]))).toBe(true);
  });

  it('is not waited for where sizes lead nowhere', () => {
    expect(endsWithinBox(Buffer.concat([words(3), text('mdat')]))).toBe(false);
    expect(endsWithinBox(Buffer.concat(Array.from({ length: 5000 }, () => boxOf('free'))))).toBe(false);
    expect(endsWithinBox(new Uint8Array())).toBe(false);
  });
});

describe('the properties of the main picture', () => {
  /** A file whose main picture is `primary`, with what `ipma` says of its pictures behind version and flags. */
  const fileOf = (primary: Uint8Array, versionAndFlags: number, ...links: readonly Uint8Array[]) => {
    const ipma = boxOf('ipma', words(versionAndFlags), ...links);
    return Buffer.concat([ftypOf('heic'), boxOf('meta', words(0), boxOf('pitm', primary), boxOf('iprp', ipma))]);
  };

  it('are those that are linked to it, without the mark of those that must be understood', () => {
    const links = [words(2), halves(1), Buffer.from([1, 7]), halves(2), Buffer.from([2, 0x81, 3])];
    expect(propertiesOfPrimary(fileOf(Buffer.concat([words(0), halves(2)]), 0, ...links))).toEqual([1, 3]);
  });

  it('may have long ids and long places', () => {
    const links = [words(1), words(70_000), Buffer.from([2]), halves(0x8102, 4)];
    expect(
      propertiesOfPrimary(fileOf(Buffer.concat([words(0x01_000000), words(70_000)]), 0x01_000001, ...links)),
    ).toEqual([0x102, 4]);
  });

  it('are none where nothing says so, or the list is cut short', () => {
    expect(propertiesOfPrimary(ftypOf('heic'))).toEqual([]);
    const primary = Buffer.concat([words(0), halves(2)]);
    expect(propertiesOfPrimary(fileOf(primary, 0, words(1), halves(1), Buffer.from([1, 7])))).toEqual([]);
    expect(propertiesOfPrimary(fileOf(primary, 0, words(9), halves(2), Buffer.from([200, 1])))).toEqual([]);
  });
});
