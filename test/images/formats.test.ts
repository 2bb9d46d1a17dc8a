import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS, type Format, formatOfName, READABLE, unsupported, VIDEO_FORMATS } from '../../src/images/formats.ts';
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
  const { pixels, wholePixels, bytes } = IMAGE_LIMITS;
  expect(readme.replaceAll('\n', ' ')).toContain(
    `${pixels / 1e6} megapixels, or ${wholePixels / 1e6} in formats that must be decoded whole (AVIF, HEIC, GIF, TIFF, BMP ` +
      `and interlaced PNG), and ${bytes / 1024 / 1024} MiB`,
  );
});

it.each([
  ['IMG_0042.JPG', 'jpeg'],
  ['a.b.Jfif', 'jpeg'],
  ['moving.apng', 'png'],
  ['sticker.webp', 'webp'],
  ['still.avifs', 'avif'],
  ['old.gif', 'gif'],
  ['phone.hif', 'heic'],
  ['scan.tif', 'tiff'],
  ['paint.dib', 'bmp'],
  ['clip.m4v', 'mp4'],
  ['clip.qt', 'mov'],
  ['clip.webm', 'webm'],
])('a file that is named %s is taken for a %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});

it.each(['jpg', 'notes.txt', 'jpg.', 'picture.jpg.zip', 'picture.jpg?width=1', ''])(
  'a file that is named "%s" is taken for nothing that is read',
  (name) => {
    expect(formatOfName(name)).toBeUndefined();
  },
);

it('videos are those that need a program beside the bot', () => {
  expect(VIDEO_FORMATS).toEqual(['mp4', 'mov', 'webm']);
});

it('whoever sends something else is told what it was and what to send', () => {
  expect(unsupported('image/x-tga')).toMatchObject({
    code: 'image/unsupported',
    message:
      'Expected a JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF or BMP picture, but this one is image/x-tga. Convert it first.',
  });
  expect(READABLE).toContain('HEIC');
});
