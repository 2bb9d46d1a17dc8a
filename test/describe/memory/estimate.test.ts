import { readFile } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { estimateMemory } from '../../../src/describe/memory/estimate.ts';
import { redAndBlue } from '../../images/pictures.ts';

const MIB = 1024 * 1024;

/** In MiB, for a picture of 24 megapixels; it grows with the pixels. */
async function mebibytes(make: (picture: Sharp) => Sharp): Promise<number> {
  return Math.round((await estimateMemory(await make(redAndBlue(6000, 4000)).toBuffer())) / MIB);
}

it('a picture that can shrink while it is loaded takes little, whatever its size', async () => {
  expect(await mebibytes((picture) => picture.jpeg())).toBeLessThan(80);
  expect(await mebibytes((picture) => picture.png())).toBeLessThan(80);
});

it('a picture that must be held whole takes as much as its pixels, depth and channels call for', async () => {
  const plain = await mebibytes((picture) => picture.png({ progressive: true }));
  const deep = await mebibytes((picture) => picture.ensureAlpha().toColourspace('rgb16').png({ progressive: true }));
  expect(plain).toBeGreaterThan(150);
  expect(deep).toBeGreaterThan(300);
  expect(await mebibytes((picture) => picture.jpeg({ progressive: true }))).toBeGreaterThan(150);
  expect(await mebibytes((picture) => picture.gif({ effort: 1 }))).toBeGreaterThan(200);
  expect(await mebibytes((picture) => picture.withMetadata({ orientation: 6 }).jpeg())).toBeGreaterThan(100);
});

it('an AVIF takes what its header names, whatever brand it has', async () => {
  const small = await redAndBlue(64, 64).avif({ effort: 0 }).toBuffer();
  const size = small.indexOf('ispe') + 8;
  const bomb = Buffer.from(small);
  bomb.writeUInt32BE(8000, size);
  bomb.writeUInt32BE(8000, size + 4);
  bomb.write('mif1', 8);
  expect((await estimateMemory(bomb)) / MIB).toBeGreaterThan(1200);
  expect((await estimateMemory(small)) / MIB).toBeLessThan(70);
});

it('a HEIC takes what its size calls for, and more where its channels are deep', async () => {
  const heic = await readFile(new URL('../../../models/kinds/portrait.heic', import.meta.url));
  // Every size that it names, those of its tiles included.
  for (let at = heic.indexOf('ispe'); at >= 0; at = heic.indexOf('ispe', at + 4)) {
    heic.writeUInt32BE(6000, at + 8);
    heic.writeUInt32BE(4000, at + 12);
  }
  const plain = (await estimateMemory(heic)) / MIB;
  // Measured: 380 MiB.
  expect(plain).toBeGreaterThan(440);
  expect(plain).toBeLessThan(560);
  const deep = await estimateMemory(
    Buffer.concat([heic, Buffer.from('\0\0\0\x10pixi\0\0\0\0\x03\x0a\x0a\x0a', 'latin1')]),
  );
  expect(deep / MIB).toBeGreaterThan(650);
});

it('what cannot be read here is not taken for nothing', async () => {
  expect(await estimateMemory(Buffer.from('no picture'))).toBeGreaterThan(100 * MIB);
});
