import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS, type Format } from '../../src/images/formats.ts';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');

function row({ title, endings, extent = '', needs = '' }: Format): string {
  const cells = [title, endings.map((ending) => `.${ending}`).join(' '), extent, needs];
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
}

it('the README lists every format that is read, its endings, and what it needs', () => {
  const table = [
    '| Format | Files | What of it | Needs |',
    '| --- | --- | --- | --- |',
    ...Object.values(FORMATS).map(row),
  ];
  expect(readme).toContain(`\n\n${table.join('\n')}\n\n`);
});

it('the README says what a picture may have', () => {
  const { pixels, wholePixels, bytes, leastShare } = IMAGE_LIMITS;
  expect(readme.replaceAll('\n', ' ')).toContain(
    `${pixels / 1e6} megapixels, or ${wholePixels / 1e6} in formats that must be decoded whole (AVIF, HEIC, GIF, TIFF, BMP ` +
      `and interlaced PNG), and ${bytes / 1024 / 1024} MiB`,
  );
  expect(leastShare).toBe(0.5);
});
