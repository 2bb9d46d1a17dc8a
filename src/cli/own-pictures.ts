import { crc32 } from 'node:zlib';
import { openRegular } from '../describe/picture-file.ts';

// What this program writes says so within, where both formats keep the name of the software. Whoever describes a folder
// twice, with its copies in the same folder, then does not get copies of copies.

const SOFTWARE = 'Made by Facets';

/** JPEG: a comment (marker FE) right behind the start of the image. */
const JPEG_START = Buffer.from([0xff, 0xd8]);
const JPEG_MARK = Buffer.concat([Buffer.from([0xff, 0xfe]), uint16(SOFTWARE.length + 2), Buffer.from(SOFTWARE)]);

/** PNG: a text chunk right behind the header, which always ends at byte 33. */
const PNG_HEADER = 33;
const PNG_MARK = chunk('tEXt', Buffer.from(`Software\0${SOFTWARE}`));

/** The names that this program gives. */
const OWN_NAME = /-(faces\.jpg|\d+\.png|\d+-why\.jpg)$/i;

/** The JPEG or PNG as it is, with the mark in it. */
export function marked(picture: Buffer): Buffer {
  const [place, mark] = markOf(picture);
  return Buffer.concat([picture.subarray(0, place), mark, picture.subarray(place)]);
}

/** Whether a file is a picture that this program wrote, and nobody has changed or renamed since. */
export async function isOwnPicture(path: string): Promise<boolean> {
  if (!OWN_NAME.test(path)) return false;
  const start = await startOf(path);
  const [place, mark] = markOf(start);
  return start.subarray(place, place + mark.byteLength).equals(mark);
}

function markOf(picture: Buffer): [place: number, mark: Buffer] {
  const isJpeg = picture.subarray(0, JPEG_START.byteLength).equals(JPEG_START);
  return isJpeg ? [JPEG_START.byteLength, JPEG_MARK] : [PNG_HEADER, PNG_MARK];
}

/** As much as a mark can be in; nothing of what cannot be read, which is told when it is to be described. */
async function startOf(path: string): Promise<Buffer> {
  const start = Buffer.alloc(PNG_HEADER + PNG_MARK.byteLength);
  const file = await openRegular(path).catch(() => undefined);
  if (!file) return start;
  try {
    await file.read(start, 0, start.byteLength, 0);
    return start;
  } finally {
    await file.close();
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint32(data.byteLength), typed, uint32(crc32(typed))]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
