import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** 0.3 megapixels. */
export const [WIDTH, HEIGHT] = [490, 600] as const;

/** Every averaged face, as a JPEG. */
export async function portraits(): Promise<Buffer[]> {
  const folder = join(PACKAGE_ROOT, 'models', 'samples');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  return Promise.all(
    names.map(async (name) =>
      sharp(await readFile(join(folder, name)))
        .resize(WIDTH, HEIGHT, { fit: 'cover' })
        .jpeg({ quality: 85 })
        .toBuffer(),
    ),
  );
}
