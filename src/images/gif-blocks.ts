const [EXTENSION, IMAGE] = [0x21, 0x2c];

/** Whether a GIF (89a) ends in the middle of one of its blocks: decoders show the frames before it and say nothing. */
export function endsWithinBlock(bytes: Uint8Array): boolean {
  // Signature, screen, and the table of colours that its flags tell of.
  let at = 13 + coloursLength(bytes[10]);
  while (at < bytes.byteLength) {
    const kind = bytes[at];
    if (kind === EXTENSION) at = endOfParts(bytes, at + 2);
    else if (kind === IMAGE) at = endOfParts(bytes, at + 11 + coloursLength(bytes[at + 9]));
    // What stands behind the end, or is no block, is no loss.
    else return false;
  }
  return at > bytes.byteLength;
}

/** Three bytes a colour. */
function coloursLength(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Behind the parts of a block, each with its length before it, the last one of no length. */
function endOfParts(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return bytes.byteLength + 1;
    at += length + 1;
    if (length === 0) return at;
  }
}
