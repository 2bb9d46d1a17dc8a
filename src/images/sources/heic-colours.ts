import sharp from 'sharp';
import { boxesIn, findBox, latin1 } from '../isobmff.ts';

/** Most bytes of a colour profile; those of cameras have under a thousand. */
const MOST_BYTES = 4 * 1024 * 1024;
/** ITU-T H.273: the primaries of Display P3. */
const P3_PRIMARIES = 12;

/**
 * The ICC profile that a HEIC file's colours are meant in; undefined for sRGB and where it says nothing. Its decoder gives
 * the numbers as they are: an iPhone's are Display P3.
 */
export async function profileOf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const properties = findBox(bytes, ['meta', 'iprp', 'ipco']);
  if (!properties) return undefined;
  const colours = boxesIn(bytes, properties.start, properties.end).filter(({ type }) => type === 'colr');
  const kindOf = (start: number) => latin1(bytes, start, start + 4);
  const profile = colours.find(({ start }) => ['prof', 'rICC'].includes(kindOf(start)));
  if (profile && profile.end - profile.start <= MOST_BYTES) return bytes.subarray(profile.start + 4, profile.end);
  const named = colours.find(({ start, end }) => kindOf(start) === 'nclx' && end - start >= 6);
  const isP3 = named && ((bytes[named.start + 4] ?? 0) << 8) + (bytes[named.start + 5] ?? 0) === P3_PRIMARIES;
  return isP3 ? p3Profile() : undefined;
}

/** As libvips brings it along. */
async function p3Profile(): Promise<Uint8Array | undefined> {
  const pixel = { create: { width: 1, height: 1, channels: 3, background: 'white' } } as const;
  const { icc } = await sharp(await sharp(pixel).withIccProfile('p3').png().toBuffer()).metadata();
  return icc;
}
