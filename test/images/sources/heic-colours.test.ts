import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findBox } from '../../../src/images/isobmff.ts';
import { openPicture } from '../../../src/images/open.ts';
import { bringToSrgb } from '../../../src/images/sources/heic-colours.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
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

/** The sample with more properties in its list: how its colours are meant, or those of something else. */
async function withColours(...colours: readonly Colours[]): Promise<Buffer> {
  const bytes = await readFile(HEIC);
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

/** By its number in ITU-T H.273. */
function primaries(number: number, linked = true): Colours {
  return { kind: 'nclx', content: Uint8Array.of(0, number, 0, 13, 0, 6, 128), linked };
}
const [SRGB, P3] = [1, 12];

async function p3Profile(): Promise<Buffer> {
  const pixel = { create: { width: 1, height: 1, channels: 3, background: 'white' } } as const;
  const { icc } = await sharp(await sharp(pixel).withIccProfile('p3').png().toBuffer()).metadata();
  return icc ?? expect.fail();
}

describe('the colours of a HEIC', () => {
  it('are brought from Display P3, as iPhones have it, to sRGB, by its profile or by its number', async () => {
    const plain = await meanOf(await withColours(primaries(SRGB)));
    const byNumber = await meanOf(await withColours(primaries(P3)));
    const byProfile = await meanOf(await withColours({ kind: 'prof', content: await p3Profile() }));
    // Skin is redder in sRGB's numbers than in those of the wider space.
    const [red = 0, , blue = 0] = plain;
    expect((byNumber[0] ?? 0) - red).toBeGreaterThan(1);
    expect(blue - (byNumber[2] ?? 0)).toBeGreaterThan(0);
    expect(byProfile).toEqual(byNumber);
  });

  it('are those of the picture, whatever the list says of others in the file', async () => {
    const plain = await meanOf(await withColours(primaries(SRGB)));
    expect(await meanOf(await withColours(primaries(P3, false), primaries(SRGB)))).toEqual(plain);
    expect(await meanOf(await withColours(primaries(SRGB, false), primaries(P3)))).not.toEqual(plain);
  });

  it('are taken as they are where the profile cannot be read', async () => {
    const plain = await meanOf(await withColours(primaries(SRGB)));
    expect(await meanOf(await withColours({ kind: 'prof', content: text('no profile at all') }))).toEqual(plain);
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
