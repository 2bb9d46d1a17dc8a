import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findBox } from '../../src/images/isobmff.ts';
import { openPicture } from '../../src/images/open.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** The fixture with one more property of its picture: how its colours are meant. */
async function withColours(kind: string, content: Uint8Array): Promise<Buffer> {
  const bytes = await readFile(join(PACKAGE_ROOT, 'test', 'fixtures', 'portrait.heic'));
  const [meta, properties, list, places, data] = [
    ['meta'],
    ['meta', 'iprp'],
    ['meta', 'iprp', 'ipco'],
    ['meta', 'iloc'],
    ['mdat'],
  ].map((path) => findBox(bytes, path) ?? expect.fail(`no ${path}`));
  if (!meta || !properties || !list || !places || !data) return expect.fail('expected five boxes');
  const colr = Buffer.concat([Buffer.alloc(4), Buffer.from(`colr${kind}`, 'latin1'), content]);
  colr.writeUInt32BE(colr.byteLength);
  for (const box of [meta, properties, list]) {
    bytes.writeUInt32BE(bytes.readUInt32BE(box.start - 8) + colr.byteLength, box.start - 8);
  }
  for (let at = places.start; at + 4 <= places.end; at++) {
    const place = bytes.readUInt32BE(at);
    if (place === data.start) bytes.writeUInt32BE(place + colr.byteLength, at);
  }
  return Buffer.concat([bytes.subarray(0, list.end), colr, bytes.subarray(list.end)]);
}

/** Mean red, green and blue, 0 to 255. */
async function meanOf(bytes: Uint8Array): Promise<number[]> {
  const { raster } = await openPicture(bytes);
  const { channels } = await sharp(raster.data, { raw: { ...raster, channels: 3 } }).stats();
  return channels.map(({ mean }) => mean);
}

const nclx = (primaries: number) => Uint8Array.of(0, primaries, 0, 13, 0, 6, 128);

describe('the colours of a HEIC', () => {
  it('are brought from Display P3, as iPhones have it, to sRGB, by its profile or by its number', async () => {
    const pixel = { create: { width: 1, height: 1, channels: 3, background: 'white' } } as const;
    const { icc } = await sharp(await sharp(pixel).withIccProfile('p3').png().toBuffer()).metadata();
    const plain = await meanOf(await withColours('nclx', nclx(1)));
    const byNumber = await meanOf(await withColours('nclx', nclx(12)));
    const byProfile = await meanOf(await withColours('prof', icc ?? expect.fail()));
    // Skin is redder in sRGB's numbers than in those of the wider space.
    const [red = 0, , blue = 0] = plain;
    expect((byNumber[0] ?? 0) - red).toBeGreaterThan(1);
    expect(blue - (byNumber[2] ?? 0)).toBeGreaterThan(0);
    expect(byProfile).toEqual(byNumber);
  });

  it('are taken as they are where the profile cannot be read', async () => {
    const plain = await meanOf(await withColours('nclx', nclx(1)));
    expect(await meanOf(await withColours('prof', Buffer.from('no profile at all')))).toEqual(plain);
  });
});
