import sharp from 'sharp';
import type { PublicFile } from '../stored.ts';

/** Larger pictures are not converted; Discord's own limit is not documented. */
const MOST_PIXELS = 100_000_000;
const MOST_WIDTH = 4096;
const FORMATS = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', webp: 'webp', gif: 'gif', avif: 'avif' } as const;

/** Whether a query of the media proxy asks for a picture of some size or format. */
export function isAskedFor(query: URLSearchParams): boolean {
  return ['width', 'height', 'format'].some((name) => query.has(name));
}

/** A file as a picture that fits into `width` × `height`, in `format`. Rejects for what is no picture. */
export async function picture(file: PublicFile, query: URLSearchParams): Promise<PublicFile> {
  const format = Object.entries(FORMATS).find(([name]) => name === query.get('format'))?.[1];
  const side = (name: string) => Math.min(MOST_WIDTH, Number.parseInt(query.get(name) ?? '', 10)) || undefined;
  const size = { width: side('width'), height: side('height') };
  let pipeline = sharp(file.data, { limitInputPixels: MOST_PIXELS }).autoOrient();
  if (size.width || size.height) {
    pipeline = pipeline.resize({
      ...(size.width && { width: size.width }),
      ...(size.height && { height: size.height }),
      fit: 'inside',
      withoutEnlargement: true,
    });
  }
  const { data, info } = await (format ? pipeline.toFormat(format) : pipeline).toBuffer({ resolveWithObject: true });
  return { filename: file.filename, data, contentType: `image/${info.format === 'heif' ? 'avif' : info.format}` };
}
