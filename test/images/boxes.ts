/** A box of the ISO base media file format: its size, its type, its content. */
export function boxOf(type: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** Numbers of four bytes each. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

/** Numbers of two bytes each. */
export function halves(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, 2 * i);
  return bytes;
}

export const text = (characters: string) => Buffer.from(characters, 'latin1');

/** The first box of a file, with its brands. */
export function ftypOf(major: string, ...others: readonly string[]): Buffer {
  return boxOf('ftyp', text(major), words(0), ...others.map(text));
}

/** A `meta` box that lists items of these types. */
export function metaOf(types: readonly string[], listVersion: 0 | 1 = 0, itemVersion: 2 | 3 = 2): Buffer {
  const items = types.map((type, i) => {
    const id = itemVersion === 3 ? words(i + 1) : halves(i + 1);
    return boxOf('infe', Buffer.from([itemVersion, 0, 0, 0]), id, halves(0), text(type));
  });
  const count = listVersion === 0 ? halves(types.length) : words(types.length);
  return boxOf('meta', words(0), boxOf('iinf', Buffer.from([listVersion, 0, 0, 0]), count, ...items));
}
