/** A box of the ISO base media file format (ISO/IEC 14496-12), which AVIF, HEIC, MP4 and MOV are made of. */
export interface MediaBox {
  readonly type: string;
  /** Where its content starts, behind its header, and where it ends; counted from the start of the file. */
  readonly start: number;
  readonly end: number;
}

/** Most boxes in one place; a file with more is not worth the time. */
const MOST_BOXES = 4096;

/** The boxes between two places of a file. One that reaches past the end is cut there. */
export function boxesIn(bytes: Uint8Array, start = 0, end = bytes.byteLength): MediaBox[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: MediaBox[] = [];
  let at = start;
  while (at + 8 <= end && boxes.length < MOST_BOXES) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    } else if (size === 0) size = end - at;
    if (size < header) break;
    boxes.push({ type: latin1(bytes, at + 4, at + 8), start: at + header, end: Math.min(at + size, end) });
    at += size;
  }
  return boxes;
}

/** The first box at the end of a path of types, such as `moov`, `trak`. */
export function findBox(bytes: Uint8Array, path: readonly string[], within?: MediaBox): MediaBox | undefined {
  let box = within;
  for (const type of path) {
    // A `meta` box has a version and flags before its children.
    const start = box === undefined ? 0 : box.start + (box.type === 'meta' ? 4 : 0);
    box = boxesIn(bytes, start, box?.end).find((child) => child.type === type);
    if (!box) return undefined;
  }
  return box;
}

/** The brands of the file's `ftyp` box, the major one first; none where it is no such file. */
export function brandsOf(bytes: Uint8Array): string[] {
  if (latin1(bytes, 4, 8) !== 'ftyp') return [];
  const [ftyp] = boxesIn(bytes, 0, Math.min(bytes.byteLength, 4096));
  if (ftyp?.type !== 'ftyp') return [];
  const brands = [latin1(bytes, ftyp.start, ftyp.start + 4)];
  for (let at = ftyp.start + 8; at + 4 <= ftyp.end; at += 4) brands.push(latin1(bytes, at, at + 4));
  return brands;
}

/** The types of the items that a `meta` box lists, such as `av01`, `hvc1` or `grid`. */
export function itemTypes(bytes: Uint8Array): string[] {
  const infos = findBox(bytes, ['meta', 'iinf']);
  if (!infos) return [];
  const version = bytes[infos.start] ?? 0;
  const items = boxesIn(bytes, infos.start + (version === 0 ? 6 : 8), infos.end).filter(({ type }) => type === 'infe');
  return items.map(({ start }) => {
    // Version, flags, an id of two bytes or in version 3 of four, the index of a protection scheme; then the type.
    const at = start + ((bytes[start] ?? 0) >= 3 ? 10 : 8);
    return latin1(bytes, at, at + 4);
  });
}

/** The properties of the file's main picture, by their place in the list of properties, counted from 1. */
export function propertiesOfPrimary(bytes: Uint8Array): number[] {
  const primary = findBox(bytes, ['meta', 'pitm']);
  const links = findBox(bytes, ['meta', 'iprp', 'ipma']);
  if (!primary || !links || primary.end - primary.start < 6 || links.end - links.start < 8) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Ids are of two bytes or, in later versions, of four; a property's place of seven bits or of fifteen, behind a flag.
  const idAt = (at: number, isLong: boolean) => (isLong ? view.getUint32(at) : view.getUint16(at));
  const isLongId = view.getUint8(links.start) > 0;
  const isLongPlace = (view.getUint8(links.start + 3) & 1) === 1;
  const wanted =
    view.getUint8(primary.start) === 0 ? view.getUint16(primary.start + 4) : view.getUint32(primary.start + 4);
  let at = links.start + 8;
  for (let left = view.getUint32(links.start + 4); left > 0 && at + 5 <= links.end; left--) {
    const id = idAt(at, isLongId);
    at += isLongId ? 4 : 2;
    const count = view.getUint8(at);
    const places = at + 1;
    at = places + count * (isLongPlace ? 2 : 1);
    if (id !== wanted || at > links.end) continue;
    return Array.from({ length: count }, (_, i) =>
      isLongPlace ? view.getUint16(places + 2 * i) & 0x7fff : view.getUint8(places + i) & 0x7f,
    );
  }
  return [];
}

/** Whether the last box says that it is longer than the file. */
export function endsWithinBox(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let boxes = 0; at + 8 <= bytes.byteLength && boxes < MOST_BOXES; boxes++) {
    const size = view.getUint32(at);
    const long = size === 1 && at + 16 <= bytes.byteLength;
    if (size === 0) return false;
    at += long ? Number(view.getBigUint64(at + 8)) : Math.max(size, 8);
  }
  return at > bytes.byteLength;
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.subarray(start, end)).toString('latin1');
}
