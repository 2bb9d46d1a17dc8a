import sharp, { type Metadata, type SharpOptions } from 'sharp';
import type { FormatName } from '../formats.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import '../no-cache.ts';
import { checkPixels } from '../refusals.ts';
import type { Source, Strictness } from './source.ts';

/** A file that libvips reads as it is; `page` is the one to take where a file's pages are no frames. */
export async function libvipsSource(
  bytes: Uint8Array,
  format: FormatName,
  strictness: Strictness,
  page = 0,
): Promise<Source> {
  const options = (index: number): SharpOptions => ({
    failOn: failureOf(format, strictness),
    limitInputPixels: IMAGE_LIMITS.pixels,
    pages: 1,
    page: page + index,
  });
  const metadata = await sharp(bytes, options(0)).metadata();
  const inParts = canBeReadInParts(format, metadata);
  const { width, height } = metadata.autoOrient;
  checkPixels(format, { width, height }, inParts ? IMAGE_LIMITS.pixels : IMAGE_LIMITS.wholePixels);
  return {
    width,
    height,
    inParts,
    frames: format === 'gif' || format === 'webp' ? (metadata.pages ?? 1) : 1,
    frame: async (index) => sharp(bytes, options(index)).autoOrient(),
  };
}

/** A JPEG's decoder goes on where data are spoilt, and only warns; what others warn of, such as odd profiles, is no damage. */
function failureOf(format: FormatName, strictness: Strictness): 'warning' | 'error' | 'none' {
  if (strictness === 'lenient') return 'none';
  return format === 'jpeg' && strictness === 'strict' ? 'warning' : 'error';
}

function canBeReadInParts(format: FormatName, { isProgressive }: Metadata): boolean {
  return format === 'jpeg' || format === 'webp' || (format === 'png' && !isProgressive);
}
