import { decode } from 'bmp-ts';
import { unsupported } from '../formats.ts';
import { IMAGE_LIMITS } from '../limits.ts';
import { fromPixels } from '../raster.ts';
import { checkPixels, cutShort, damaged } from '../refusals.ts';
import type { Source } from './source.ts';

/** Bits a pixel that the decoder gets right; few colours and run lengths it does not. */
const DEPTHS: ReadonlySet<number> = new Set([8, 16, 24, 32]);
/** Compressions that are none: plain, and with a mask for every colour. */
const PLAIN: ReadonlySet<number> = new Set([0, 3, 6]);

export async function bmpSource(bytes: Uint8Array): Promise<Source> {
  if (bytes.byteLength < 54) throw cutShort('bmp');
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = header.getUint32(14, true);
  const [width, height] = [Math.abs(header.getInt32(18, true)), Math.abs(header.getInt32(22, true))];
  const [depth, compression] = [header.getUint16(28, true), header.getUint32(30, true)];
  if (headerLength < 40 || !DEPTHS.has(depth) || !PLAIN.has(compression)) throw unsupported('a BMP of a rare kind');
  checkPixels('bmp', { width, height }, IMAGE_LIMITS.wholePixels);
  if (width === 0 || height === 0) throw damaged('bmp');
  const rowLength = Math.ceil((width * depth) / 32) * 4;
  if (header.getUint32(10, true) + rowLength * height > bytes.byteLength) throw cutShort('bmp');
  const { data } = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { toRGBA: true });
  const pixels = new Uint8Array(width * height * 3);
  // Alpha is rarely meant; where there is a palette, the decoder gives the four channels the other way round.
  const [red, green, blue] = depth === 8 ? [3, 2, 1] : [0, 1, 2];
  for (let to = 0, from = 0; to < pixels.length; to += 3, from += 4) {
    pixels[to] = data[from + red] ?? 0;
    pixels[to + 1] = data[from + green] ?? 0;
    pixels[to + 2] = data[from + blue] ?? 0;
  }
  const size = { width, height };
  return { ...size, frames: 1, inParts: false, frame: async () => fromPixels(pixels, size, 3) };
}
