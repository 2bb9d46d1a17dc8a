import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBox } from '../../../src/images/isobmff.ts';
import { avifSource } from '../../../src/images/sources/avif.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';

const animated = readFileSync(join(PACKAGE_ROOT, 'test', 'fixtures', 'white-then-portrait.avif'));
const TABLES = ['moov', 'trak', 'mdia', 'minf', 'stbl'];

/** How many frames it has with some bytes of a box changed, counted from the box's content on. */
async function framesWith(path: readonly string[], at: number, ...bytes: readonly number[]): Promise<number> {
  const copy = Buffer.from(animated);
  const box = findBox(copy, [...path]) ?? expect.fail(`Expected a box ${path.join(' ')}.`);
  copy.set(bytes, box.start + at);
  return (await avifSource(copy, 'lenient')).frames;
}

describe('an animated AVIF', () => {
  it('has all its frames, each of which is told from the others, and no more', async () => {
    const source = await avifSource(animated, 'tolerant');
    expect(source).toMatchObject({ width: 356, height: 436, frames: 10 });
    await expect(source.frame(10)).rejects.toThrow('Expected one of 10 frames, but got 10');
    const [first, last] = await Promise.all(
      [0, 9].map(async (index) => (await source.frame(index)).flatten().raw().toBuffer()),
    );
    expect(first?.equals(last ?? Buffer.alloc(0))).toBe(false);
  });

  it.each([
    ['whose frames have no length', [...TABLES, 'stsz'], 12, [0, 0, 0, 0]],
    ['whose frames are longer than the file', [...TABLES, 'stsz'], 12, [0x7f, 0, 0, 0]],
    ['whose frames lie beyond the file', [...TABLES, 'stco'], 8, [0x7f, 0, 0, 0]],
  ])('%s is its still picture', async (_, path, at, bytes) => {
    expect(await framesWith(path, at, ...bytes)).toBe(1);
  });

  it('whose frames all have one size by their table goes by that', async () => {
    expect(await framesWith([...TABLES, 'stsz'], 4, 0, 0, 0, 1)).toBe(10);
  });
});
