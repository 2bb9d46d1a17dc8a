import { fileTypeFromBuffer } from 'file-type';
import { type FormatName, notAnImage, unsupported } from './formats.ts';
import { brandsOf, itemTypes, latin1 } from './isobmff.ts';

/** What may reach a decoder, by the type that the bytes themselves announce. */
const TYPES: ReadonlyMap<string, FormatName> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/tiff', 'tiff'],
  ['image/bmp', 'bmp'],
  ['video/mp4', 'mp4'],
  ['video/x-m4v', 'mp4'],
  ['video/quicktime', 'mov'],
  ['video/webm', 'webm'],
]);

/**
 * The format of a file, told by its content alone.
 * @throws {UserError} `image/unsupported` for pictures that nothing here reads, `image/not-an-image` for the rest
 */
export async function sniff(bytes: Uint8Array): Promise<FormatName> {
  const heif = heifFormat(bytes);
  if (heif) return heif;
  const type = await fileTypeFromBuffer(bytes);
  const format = TYPES.get(type?.mime ?? (startsAsTiff(bytes) ? 'image/tiff' : ''));
  if (format) return format;
  const found = isSvg(bytes) ? 'image/svg+xml' : isTarga(bytes) ? 'image/x-tga' : type?.mime;
  if (found?.startsWith('image/')) throw unsupported(found);
  throw notAnImage(found);
}

const AV1_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis', 'avio']);
const HEVC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const HEIF_BRANDS: ReadonlySet<string> = new Set(['mif1', 'mif2', 'msf1', 'miaf', ...AV1_BRANDS, ...HEVC_BRANDS]);

/**
 * AVIF and HEIC are one container, told apart by how the pictures in it are coded; brands only promise it, and decide
 * where the list of what is in the file is missing.
 */
function heifFormat(bytes: Uint8Array): FormatName | undefined {
  const brands = brandsOf(bytes);
  if (!HEIF_BRANDS.has(brands[0] ?? '')) return undefined;
  const items = itemTypes(bytes);
  if (items.some((type) => type === 'hvc1' || type === 'hev1')) return 'heic';
  if (items.includes('av01')) return 'avif';
  if (brands.some((brand) => HEVC_BRANDS.has(brand))) return 'heic';
  if (brands.some((brand) => AV1_BRANDS.has(brand))) return 'avif';
  throw unsupported('image/heif, coded as neither AVIF nor HEIC');
}

/** A TIFF's directory may be its last part: one that was cut short is not told by its type. */
function startsAsTiff(bytes: Uint8Array): boolean {
  return /^(II\*\0|MM\0\*)/.test(latin1(bytes, 0, 4));
}

/** Markup has no magic number: an SVG may open with comments, a document type or a byte order mark. */
function isSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(latin1(bytes, 0, 4096));
}

/** Targa has no magic number either, and its first bytes are those of a Windows cursor; but not the rest of its header. */
function isTarga(bytes: Uint8Array): boolean {
  if (latin1(bytes, bytes.byteLength - 18, bytes.byteLength).startsWith('TRUEVISION-XFILE.')) return true;
  if (bytes.byteLength < 18) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [palette, kind, depth] = [view.getUint8(1), view.getUint8(2), view.getUint8(16)];
  const isKind = palette === 0 ? [2, 3, 10, 11].includes(kind) : palette === 1 && [1, 9].includes(kind);
  const isSize = view.getUint16(12, true) > 0 && view.getUint16(14, true) > 0;
  // A cursor has a directory here: sixteen bytes an entry, with the size and the place of a picture inside the file.
  const entry = bytes.byteLength >= 22 ? view.getUint32(18, true) : 0;
  const isCursor = entry >= 22 && entry + view.getUint32(14, true) <= bytes.byteLength;
  return isKind && isSize && [8, 15, 16, 24, 32].includes(depth) && !isCursor;
}
