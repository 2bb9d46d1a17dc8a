import type { FormatName } from './formats.ts';
import { endsWithinBox, latin1 } from './isobmff.ts';

/** Whether a file that cannot be decoded lacks its end, rather than being damaged in some other way. */
export function isCutShort(bytes: Uint8Array, format: FormatName): boolean {
  switch (format) {
    case 'jpeg':
      return !hasEndMarker(bytes);
    case 'png':
      return !latin1(bytes, bytes.byteLength - 64, bytes.byteLength).includes('IEND');
    case 'gif':
      return bytes.at(-1) !== 0x3b;
    case 'webp':
      return riffLength(bytes) > bytes.byteLength;
    case 'avif':
    case 'heic':
    case 'mp4':
    case 'mov':
      return endsWithinBox(bytes);
    default:
      return false;
  }
}

/** Cameras append data of their own behind the picture: the marker need not be the last bytes. */
function hasEndMarker(bytes: Uint8Array): boolean {
  return bytes.subarray(-4096).some((byte, at, end) => byte === 0xff && end[at + 1] === 0xd9);
}

/** The whole file's length as a WebP's header has it, which leaves out the header's own eight bytes. */
function riffLength(bytes: Uint8Array): number {
  if (bytes.byteLength < 8) return Number.POSITIVE_INFINITY;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8;
}
