import { latin1 } from '../isobmff.ts';

/** Of a file in RIFF: its name and length, and what it is. */
const HEADER = 12;

/** An animated WebP that was cut short, up to its last frame that is whole; undefined where it has none. */
export function wholeFramesOf(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.byteLength < HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = HEADER;
  let end = 0;
  while (at + 8 <= bytes.byteLength) {
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (next > bytes.byteLength) break;
    if (latin1(bytes, at, at + 4) === 'ANMF') end = next;
    at = next;
  }
  if (end === 0) return undefined;
  const whole = Uint8Array.from(bytes.subarray(0, end));
  new DataView(whole.buffer).setUint32(4, end - 8, true);
  return whole;
}
