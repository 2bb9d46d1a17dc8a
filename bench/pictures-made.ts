import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { PACKAGE_ROOT } from '../src/package-root.ts';

/** An averaged face as PNG, 356 × 436. */
export function portrait(): Promise<Buffer> {
  return readFile(join(PACKAGE_ROOT, 'models', 'samples', 'blond-smiling-woman.png'));
}

/** The same face as a 12-megapixel camera would give it: JPEG, with the grain that makes it some megabytes large. */
export async function photo(): Promise<Buffer> {
  const [width, height] = [3000, 4000];
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const grain = await sharp({ create: { width, height, channels: 3, noise, background: 'grey' } })
    .png()
    .toBuffer();
  return sharp(await portrait())
    .resize(width, height, { fit: 'cover' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer();
}
