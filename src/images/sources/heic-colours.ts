import sharp from 'sharp';
import { boxesIn, findBox, latin1, type MediaBox, propertiesOfPrimary } from '../isobmff.ts';
import { fromPixels, type Size, toRaster } from '../raster.ts';
import { wrapInTiff } from './tiff-directory.ts';

/** Most bytes of a colour profile; those of cameras have under a thousand. */
const MOST_BYTES = 4 * 1024 * 1024;
/** ITU-T H.273: the primaries of Display P3. */
const P3_PRIMARIES = 12;
/** How a TIFF calls red, green and blue. */
const RGB = 2;
/** Brought to sRGB together, so that no second copy of the whole picture is in memory. */
const BAND_PIXELS = 1_000_000;

/**
 * The ICC profile that a HEIC file's colours are meant in; undefined for sRGB and where it says nothing. Its decoder gives
 * the numbers as they are: an iPhone's are Display P3.
 */
export async function profileOf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const colours = coloursIn(bytes);
  const kindOf = (start: number) => latin1(bytes, start, start + 4);
  const profile = colours.find(({ start }) => ['prof', 'rICC'].includes(kindOf(start)));
  if (profile && profile.end - profile.start <= MOST_BYTES) return bytes.subarray(profile.start + 4, profile.end);
  const named = colours.find(({ start, end }) => kindOf(start) === 'nclx' && end - start >= 6);
  const isP3 = named && ((bytes[named.start + 4] ?? 0) << 8) + (bytes[named.start + 5] ?? 0) === P3_PRIMARIES;
  return isP3 ? p3Profile() : undefined;
}

/** Those of the file's main picture; where it names none for that, whatever it has. */
function coloursIn(bytes: Uint8Array): MediaBox[] {
  const list = findBox(bytes, ['meta', 'iprp', 'ipco']);
  if (!list) return [];
  const properties = boxesIn(bytes, list.start, list.end);
  const isColour = ({ type }: MediaBox) => type === 'colr';
  const own = propertiesOfPrimary(bytes).flatMap((index) => properties[index - 1] ?? []);
  return own.some(isColour) ? own.filter(isColour) : properties.filter(isColour);
}

/** As libvips brings it along. */
async function p3Profile(): Promise<Uint8Array | undefined> {
  const pixel = { create: { width: 1, height: 1, channels: 3, background: 'white' } } as const;
  const { icc } = await sharp(await sharp(pixel).withIccProfile('p3').png().toBuffer()).metadata();
  return icc;
}

/**
 * Pixels of four bytes, meant in `profile`, as sRGB of three bytes, alpha laid over white. They take the place of the old
 * ones, from the start. A profile that cannot be used leaves the colours as they are.
 */
export async function bringToSrgb(rgba: Uint8Array, size: Size, profile: Uint8Array): Promise<Uint8Array> {
  const { width, height } = size;
  const rows = Math.max(1, Math.floor(BAND_PIXELS / width));
  for (let top = 0; top < height; top += rows) {
    const band = { width, height: Math.min(rows, height - top) };
    const old = rgba.subarray(4 * width * top, 4 * width * (top + band.height));
    const rgb = await fromPixels(old, band, 4).flatten({ background: 'white' }).raw().toBuffer();
    // With its profile beside it, it is brought to sRGB like every other picture.
    const tiff = wrapInTiff(rgb, { ...band, photometric: RGB, profile });
    const { data } = await toRaster(sharp(tiff, { failOn: 'none' }), band, Number.POSITIVE_INFINITY);
    rgba.set(data, 3 * width * top);
  }
  return rgba.subarray(0, 3 * width * height);
}
