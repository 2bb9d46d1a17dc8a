import sharp from 'sharp';
import { IMAGE_LIMITS } from '../limits.ts';
import { fromPixels, type Size } from '../raster.ts';
import { checkPixels, tooManyPixels } from '../refusals.ts';
import { libvipsSource } from './libvips.ts';
import type { Source, Strictness } from './source.ts';
import { TAGS, type TiffPage, tiffPages, withValues, wrapInTiff } from './tiff-directory.ts';

const CIELAB = 8;
const FLOAT = 3;

/** Most pixels of a TIFF whose numbers are converted here: they take three times the memory of others. */
const CONVERTED_PIXELS = IMAGE_LIMITS.wholePixels / 3;

/** A TIFF's largest page: the others are previews, masks, or smaller scans. */
export async function tiffSource(bytes: Uint8Array, strictness: Strictness): Promise<Source> {
  const pages = tiffPages(bytes, IMAGE_LIMITS.pages);
  const area = ({ width, height }: Size) => width * height;
  // One that is too large for us is no reason to refuse the others.
  const readable = pages.filter((page) => area(page) <= IMAGE_LIMITS.wholePixels);
  if (pages.length > 0 && readable.length === 0) throw tooManyPixels('tiff', IMAGE_LIMITS.wholePixels);
  const page = readable.reduce((best, next) => (area(next) > area(best) ? next : best), readable[0] ?? NO_PAGE);
  const index = Math.max(0, pages.indexOf(page));
  if (page.photometric === CIELAB && page.bits === 8 && page.samples === 3) return labSource(bytes, page, index);
  if (page.bits >= 32 || (page.sampleFormat === FLOAT && page.bits === 16)) return numbersSource(bytes, page, index);
  return libvipsSource(bytes, 'tiff', strictness, index);
}

/** What libvips is asked about where the directories cannot be read here. */
const NO_PAGE: TiffPage = {
  width: 0,
  height: 0,
  photometric: 2,
  bits: 8,
  sampleFormat: 1,
  samples: 3,
  places: new Map(),
};

/**
 * CIELAB of 8 bits, which libvips mistakes for its own packed form: it is read as if it were RGB, and given to libvips
 * once more with 16 bits.
 */
async function labSource(bytes: Uint8Array, page: TiffPage, index: number): Promise<Source> {
  checkPixels('tiff', page, CONVERTED_PIXELS);
  const values = new Map<number, number>([[TAGS.photometric, 2]]);
  const { data, info } = await sharp(withValues(bytes, page, values), { page: index, pages: 1, failOn: 'error' })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`Expected three channels from the decoder, but got ${info.channels}.`);
  const wide = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    // Lightness runs from 0 to 65535; the two others are signed, with 256 steps where there was one.
    wide[i] = i % 3 === 0 ? value * 257 : value << 8;
  }
  return stillOf(info, async () =>
    sharp(wrapInTiff(wide, { width: info.width, height: info.height, photometric: CIELAB })),
  );
}

/** Floating point and 32-bit numbers, whose range nothing in the file tells: it is taken from the largest of them. */
async function numbersSource(bytes: Uint8Array, page: TiffPage, index: number): Promise<Source> {
  checkPixels('tiff', page, CONVERTED_PIXELS);
  const source = sharp(bytes, { page: index, pages: 1, failOn: 'error' }).timeout({ seconds: IMAGE_LIMITS.seconds });
  const space = page.samples < 3 ? 'b-w' : page.sampleFormat === FLOAT ? 'scrgb' : 'srgb';
  const { data, info } = await source
    .removeAlpha()
    .pipelineColourspace(space)
    .toColourspace(space)
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true });
  const numbers = new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  const pixels = new Uint8Array(info.width * info.height * 3);
  const display = toDisplay(numbers, page.sampleFormat === FLOAT);
  for (let at = 0; at < pixels.length; at++) {
    const from = info.channels === 1 ? Math.floor(at / 3) : at;
    pixels[at] = display(numbers[from] ?? 0);
  }
  return stillOf(info, async () => fromPixels(pixels, info, 3));
}

/** From a picture's numbers to 0..255: those from 0 to 1 are linear light, as TIFF has it; others are steps of a display. */
function toDisplay(numbers: Float32Array, isFloat: boolean): (value: number) => number {
  let largest = 0;
  for (const number of numbers) if (number > largest && Number.isFinite(number)) largest = number;
  // Light may be brighter than white; steps of a display that end so soon would be all black.
  const isLight = isFloat && largest <= 16;
  const full = isLight ? 1 : ([255, 65_535, 4_294_967_295].find((range) => largest <= range * 1.001) ?? largest);
  return (value) => {
    const share = Math.min(Math.max(value / full || 0, 0), 1);
    return 255 * (isLight ? (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055) : share) + 0.5;
  };
}

function stillOf({ width, height }: Size, frame: Source['frame']): Source {
  return { width, height, frames: 1, inParts: false, frame };
}
