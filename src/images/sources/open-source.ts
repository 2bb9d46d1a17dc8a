import type { FormatName } from '../formats.ts';
import { stillOfVideo } from '../video.ts';
import { apngSource } from './apng.ts';
import { avifSource } from './avif.ts';
import { bmpSource } from './bmp.ts';
import { heicSource } from './heic.ts';
import { libvipsSource } from './libvips.ts';
import type { Source, Strictness } from './source.ts';
import { tiffSource } from './tiff.ts';

/** Opens a file of a known format by whatever reads it; `ffmpeg` is the program for videos, where there is one. */
export async function openSource(
  bytes: Uint8Array,
  format: FormatName,
  strictness: Strictness,
  ffmpeg: string | undefined,
): Promise<Source> {
  switch (format) {
    case 'jpeg':
    case 'webp':
    case 'gif':
      return libvipsSource(bytes, format, strictness);
    case 'png':
      return apngSource(bytes) ?? libvipsSource(bytes, format, strictness);
    case 'avif':
      return avifSource(bytes, strictness);
    case 'tiff':
      return tiffSource(bytes, strictness);
    case 'heic':
      return heicSource(bytes);
    case 'bmp':
      return bmpSource(bytes);
    case 'mp4':
    case 'mov':
    case 'webm':
      return libvipsSource(await stillOfVideo(bytes, format, ffmpeg), 'png', 'strict');
  }
}
