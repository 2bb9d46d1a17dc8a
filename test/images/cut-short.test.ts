import { describe, expect, it } from 'vitest';
import { isCutShort } from '../../src/images/cut-short.ts';
import { boxOf, ftypOf, text } from './boxes.ts';
import { noise } from './pictures.ts';

const MADE = {
  jpeg: await noise(60, 40).jpeg().toBuffer(),
  png: await noise(60, 40).png().toBuffer(),
  gif: await noise(60, 40).gif().toBuffer(),
  webp: await noise(60, 40).webp().toBuffer(),
};

describe.each(['jpeg', 'png', 'gif', 'webp'] as const)('a %s', (format) => {
  it('that is whole is not cut short', () => {
    expect(isCutShort(MADE[format], format)).toBe(false);
  });

  it('of which the end is missing is cut short', () => {
    expect(isCutShort(MADE[format].subarray(0, -9), format)).toBe(true);
    expect(isCutShort(MADE[format].subarray(0, 6), format)).toBe(true);
  });
});

it.each(['avif', 'heic', 'mp4', 'mov'] as const)('a %s is cut short within a box', (format) => {
  const file = Buffer.concat([ftypOf('mif1'), boxOf('mdat', text('abc'))]);
  expect([isCutShort(file, format), isCutShort(file.subarray(0, -1), format)]).toEqual([false, true]);
});

it.each(['tiff', 'bmp', 'webm'] as const)('of a %s it cannot be told', (format) => {
  expect(isCutShort(MADE.jpeg.subarray(0, 100), format)).toBe(false);
});

it('a JPEG may have four thousand bytes of the camera behind its end, and no more', () => {
  const behind = (length: number) => Buffer.concat([MADE.jpeg, Buffer.alloc(length)]);
  expect(isCutShort(behind(4094), 'jpeg')).toBe(false);
  expect(isCutShort(behind(4095), 'jpeg')).toBe(true);
});

it('half an end marker is none', () => {
  expect(isCutShort(Uint8Array.of(0xff, 0xd8, 0xff), 'jpeg')).toBe(true);
  expect(isCutShort(Uint8Array.of(0x00, 0xd9, 0xff, 0x00), 'jpeg')).toBe(true);
});

it('the end of a PNG counts only where it is the end', () => {
  const end = Buffer.from('IEND', 'latin1');
  expect(isCutShort(Buffer.concat([end, Buffer.alloc(60)]), 'png')).toBe(false);
  expect(isCutShort(Buffer.concat([end, Buffer.alloc(64)]), 'png')).toBe(true);
});

it('a WebP has as many bytes as its header says', () => {
  const file = Buffer.concat([MADE.webp, Buffer.alloc(3)]);
  expect(isCutShort(file, 'webp')).toBe(false);
  expect(isCutShort(MADE.webp.subarray(0, -1), 'webp')).toBe(true);
  // One with no more than its header, which names nothing behind it.
  expect(isCutShort(Buffer.concat([text('RIFF'), Buffer.alloc(4)]), 'webp')).toBe(false);
});
