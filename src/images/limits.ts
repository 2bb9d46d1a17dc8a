/** What a picture may cost. Every limit on what strangers send to be decoded stands here. */
export const IMAGE_LIMITS = {
  /** Size of the file in bytes. */
  bytes: 32 * 1024 * 1024,
  /** Width times height as stored: a 50-megapixel phone camera passes, a decompression bomb does not. */
  pixels: 64_000_000,
  /** Time to decode, in seconds. */
  seconds: 15,
  /**
   * Larger pictures are decoded straight to about this many pixels. A quarter of the 12 megapixels that most cameras
   * give: JPEG can be read at half its width and height for much less than the whole.
   */
  workingPixels: 3_000_000,
} as const;
