import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findBox } from '../../../src/images/isobmff.ts';
import { openPicture } from '../../../src/images/open.ts';
import { bringToSrgb } from '../../../src/images/sources/heic-colours.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { BLOND_WOMAN, sample } from '../../samples.ts';
import { boxOf, text } from '../boxes.ts';

const HEIC = join(PACKAGE_ROOT, 'models', 'kinds', 'portrait.heic');
/** How many properties its list holds as it is. */
const PROPERTIES = 3;

interface Colours {
  readonly kind: string;
  readonly content: Uint8Array;
  /** Whether they are said to be those of the picture. */
  readonly linked?: boolean;
}

const heicWith = async (...colours: readonly Colours[]) => withColours(await readFile(HEIC), colours);

/** A file with more properties in its list: how its colours are meant, or those of something else. */
function withColours(file: Buffer, colours: readonly Colours[]): Buffer {
  const bytes = Buffer.from(file);
  const found = (...path: string[]) => findBox(bytes, path) ?? expect.fail(`no ${path}`);
  const [meta, iprp, ipco] = [found('meta'), found('meta', 'iprp'), found('meta', 'iprp', 'ipco')];
  const [ipma, iloc, mdat] = [found('meta', 'iprp', 'ipma'), found('meta', 'iloc'), found('mdat')];
  const added = Buffer.concat(colours.map(({ kind, content }) => boxOf('colr', text(kind), content)));
  const links = Buffer.from(colours.flatMap(({ linked = true }, i) => (linked ? [PROPERTIES + 1 + i] : [])));
  const longer = (box: { readonly start: number }, by: number) =>
    bytes.writeUInt32BE(bytes.readUInt32BE(box.start - 8) + by, box.start - 8);
  longer(ipco, added.length);
  longer(ipma, links.length);
  for (const box of [meta, iprp]) longer(box, added.length + links.length);
  // The only picture's links are the last ones, behind their number.
  const count = ipma.end - PROPERTIES - 1;
  bytes.writeUInt8(bytes.readUInt8(count) + links.length, count);
  for (let at = iloc.start; at + 4 <= iloc.end; at++) {
    if (bytes.readUInt32BE(at) === mdat.start) bytes.writeUInt32BE(mdat.start + added.length + links.length, at);
  }
  const [first, second, third] = [
    bytes.subarray(0, ipco.end),
    bytes.subarray(ipco.end, ipma.end),
    bytes.subarray(ipma.end),
  ];
  return Buffer.concat([first, added, second, links, third]);
}

/** Mean red, green and blue, 0 to 255. */
async function meanOf(bytes: Uint8Array): Promise<number[]> {
  const { raster } = await openPicture(bytes);
  const { channels } = await sharp(raster.data, { raw: { ...raster, channels: 3 } }).stats();
  return channels.map(({ mean }) => mean);
}

/** By their numbers in ITU-T H.273. */
function primaries(number: number, linked = true, transfer = 13): Colours {
  return { kind: 'nclx', content: Uint8Array.of(0, number, 0, transfer, 0, 6, 128), linked };
}
const [SRGB, BT2020, P3] = [1, 9, 12];
const [PQ, HLG] = [16, 18];

async function p3Profile(): Promise<Buffer> {
  const pixel = { create: { width: 1, height: 1, channels: 3, background: 'white' } } as const;
  const { icc } = await sharp(await sharp(pixel).withIccProfile('p3').png().toBuffer()).metadata();
  return icc ?? expect.fail();
}

describe('the colours of a HEIC', () => {
  it('are brought from Display P3, as iPhones have it, to sRGB, by its profile or by its number', async () => {
    const plain = await meanOf(await heicWith(primaries(SRGB)));
    const byNumber = await meanOf(await heicWith(primaries(P3)));
    const byProfile = await meanOf(await heicWith({ kind: 'prof', content: await p3Profile() }));
    const wider = await meanOf(await heicWith(primaries(BT2020)));
    // Skin is redder in sRGB's numbers than in those of the wider space.
    const [red = 0, , blue = 0] = plain;
    expect((byNumber[0] ?? 0) - red).toBeGreaterThan(1);
    expect(blue - (byNumber[2] ?? 0)).toBeGreaterThan(0);
    for (const [i, value] of byProfile.entries()) expect(Math.abs(value - (byNumber[i] ?? 0))).toBeLessThan(0.2);
    expect((wider[0] ?? 0) - (byNumber[0] ?? 0)).toBeGreaterThan(1);
  });

  it('are taken from its profile where it has numbers beside it', async () => {
    const profile = { kind: 'prof', content: await p3Profile() };
    expect(await meanOf(await heicWith(primaries(BT2020, true, PQ), profile))).toEqual(
      await meanOf(await heicWith(profile)),
    );
  });

  it('are those of the picture, whatever the list says of others in the file', async () => {
    const plain = await meanOf(await heicWith(primaries(SRGB)));
    expect(await meanOf(await heicWith(primaries(P3, false), primaries(SRGB)))).toEqual(plain);
    expect(await meanOf(await heicWith(primaries(SRGB, false), primaries(P3)))).not.toEqual(plain);
  });

  it('are taken as they are where the profile cannot be read', async () => {
    const plain = await meanOf(await heicWith(primaries(SRGB)));
    expect(await meanOf(await heicWith({ kind: 'prof', content: text('no profile at all') }))).toEqual(plain);
  });

  it('are brought to sRGB the same in every part of a large picture, alpha laid over white', async () => {
    const [width, height] = [900, 2500];
    const colours = [255, 0, 0, 255, 0, 255, 0, 255, 40, 90, 200, 255, 10, 20, 30, 0];
    const rgba = Uint8Array.from({ length: 4 * width * height }, (_, i) => colours[i % colours.length] ?? 0);
    const rgb = await bringToSrgb(rgba, { width, height }, await p3Profile());
    expect(rgb).toHaveLength(3 * width * height);
    const row = Buffer.from(rgb.subarray(0, 3 * width));
    for (const y of [1, 1110, 1111, 1112, 2222, 2499]) {
      expect(row.equals(rgb.subarray(3 * width * y, 3 * width * (y + 1))), `row ${y}`).toBe(true);
    }
    const [red, green, blue, none] = [0, 3, 6, 9].map((at) => [...row.subarray(at, at + 3)]);
    // What lies beyond sRGB is cut there.
    expect(red).toEqual([255, 0, 0]);
    expect(green).toEqual([0, 255, 0]);
    expect(blue?.[0]).toBeLessThan(40);
    expect(none).toEqual([255, 255, 255]);
  });
});

/** A portrait as a camera of high dynamic range stores it: in BT.2020, a white page at 203 cd/m². */
async function highRange(transfer: number): Promise<Buffer> {
  const { data, info } = await sharp(sample(BLOND_WOMAN)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const stored = new Uint16Array(data.length);
  const linear = (value = 0) => (value <= 10.3 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [linear(data[at]), linear(data[at + 1]), linear(data[at + 2])];
    const wide = [
      0.6274 * red + 0.3293 * green + 0.0433 * blue,
      0.0691 * red + 0.9195 * green + 0.0114 * blue,
      0.0164 * red + 0.088 * green + 0.8956 * blue,
    ];
    for (const [i, light] of wide.entries()) stored[at + i] = 65_535 * (transfer === PQ ? inPq(light) : inHlg(light));
  }
  const picture = sharp(stored, { raw: { width, height, channels: 3 } }).toColourspace('rgb16');
  return picture.avif({ bitdepth: 10, quality: 90, chromaSubsampling: '4:4:4', effort: 0 }).toBuffer();
}

function inPq(light: number): number {
  const power = ((light * 203) / 10_000) ** 0.1593017578125;
  return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375;
}

function inHlg(light: number): number {
  const scene = ((light * 203) / 1000) ** (1 / 1.2);
  return scene <= 1 / 12 ? Math.sqrt(3 * scene) : 0.17883277 * Math.log(12 * scene - 0.28466892) + 0.55991073;
}

async function distance(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [one, other] = [(await openPicture(a)).raster, (await openPicture(b)).raster];
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  return one.data.reduce((sum, value, i) => sum + Math.abs(value - (other.data[i] ?? 0)), 0) / one.data.length;
}

describe('the colours of an AVIF', () => {
  it.each([
    ['a perceptual quantizer', PQ],
    ['hybrid log-gamma', HLG],
  ])('of a high dynamic range look like those of the usual one: %s', async (_, transfer) => {
    const stored = await highRange(transfer);
    const named = withColours(stored, [primaries(BT2020, true, transfer)]);
    const [asStored, asMeant] = [
      await distance(stored, sample(BLOND_WOMAN)),
      await distance(named, sample(BLOND_WOMAN)),
    ];
    expect(asMeant).toBeLessThan(6);
    expect(asStored).toBeGreaterThan(2 * asMeant);
  });

  it('are brought from Display P3 to sRGB by its number, and left alone where they are sRGB', async () => {
    const avif = await sharp(sample(BLOND_WOMAN)).removeAlpha().avif({ effort: 0 }).toBuffer();
    const plain = await meanOf(avif);
    expect(await meanOf(withColours(avif, [primaries(SRGB)]))).toEqual(plain);
    const [red = 0, , blue = 0] = await meanOf(withColours(avif, [primaries(P3)]));
    expect(red - (plain[0] ?? 0)).toBeGreaterThan(1);
    expect((plain[2] ?? 0) - blue).toBeGreaterThan(0);
  });

  it('are brought to sRGB once where it has a profile', async () => {
    const avif = await sharp(sample(BLOND_WOMAN)).removeAlpha().avif({ effort: 0 }).toBuffer();
    const withProfile = await meanOf(withColours(avif, [{ kind: 'prof', content: await p3Profile() }]));
    const byNumber = await meanOf(withColours(avif, [primaries(P3)]));
    for (const [i, value] of withProfile.entries()) expect(Math.abs(value - (byNumber[i] ?? 0))).toBeLessThan(1);
  });
});
