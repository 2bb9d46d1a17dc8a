import sharp from 'sharp';
import { boxesIn, findBox, latin1, type MediaBox, propertiesOfPrimary } from '../isobmff.ts';
import { fromPixels, type Size, toRaster } from '../raster.ts';
import { profileOfNumbers } from './numbered-colours.ts';
import { wrapInTiff } from './tiff-directory.ts';

/** Most bytes of a colour profile; those of cameras have under a thousand. */
const MOST_BYTES = 4 * 1024 * 1024;
/** How a TIFF calls red, green and blue. */
const RGB = 2;
/** Brought to sRGB together, so that no second copy of the whole picture is in memory. */
const BAND_PIXELS = 1_000_000;

/**
 * The ICC profile that the colours of a HEIC or AVIF are meant in; undefined for sRGB and where it says nothing. Its
 * decoder gives the numbers as they are: an iPhone's are Display P3, those of a high dynamic range are dark and pale.
 */
export function profileOf(bytes: Uint8Array): Uint8Array | undefined {
  const colours = coloursIn(bytes);
  const profile = colours.find((colour) => isProfile(bytes, colour));
  if (profile && profile.end - profile.start <= MOST_BYTES) return bytes.subarray(profile.start + 4, profile.end);
  const named = colours.find(({ start, end }) => kindAt(bytes, start) === 'nclx' && end - start >= 8);
  if (!named) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + named.start, 8);
  return profileOfNumbers({ primaries: view.getUint16(4), transfer: view.getUint16(6) });
}

/** Whether the file brings a profile along, which decoders that know profiles see to. */
export function hasProfile(bytes: Uint8Array): boolean {
  return coloursIn(bytes).some((colour) => isProfile(bytes, colour));
}

function isProfile(bytes: Uint8Array, { start }: MediaBox): boolean {
  return ['prof', 'rICC'].includes(kindAt(bytes, start));
}

function kindAt(bytes: Uint8Array, start: number): string {
  return latin1(bytes, start, start + 4);
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
