/**
 * `bytes` bytes that are the same everywhere, for runs whose answers are held against others. The Python side makes the
 * same ones (models/training/quantization.py).
 */
export function knownPicture(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => (i * 31 + (i >> 8) * 17) % 256);
}
