/** What a picture may cost. Every limit on what strangers send to be decoded stands here. */
export const IMAGE_LIMITS = {
  /** Size of the file in bytes. */
  bytes: 32 * 1024 * 1024,
  /** Width times height as stored: a 50-megapixel phone camera passes, a decompression bomb does not. */
  pixels: 64_000_000,
  /**
   * The same for formats that are decoded whole, since they can neither shrink while loading nor be read in parts
   * (AVIF, HEIC, GIF, TIFF, BMP, interlaced PNG): all their pixels lie in memory at once, two or three times over. It
   * lets through what phones store in them by default, 24 megapixels.
   */
  wholePixels: 36_000_000,
  /** Time to decode, in seconds. */
  seconds: 15,
  /**
   * Larger pictures are decoded straight to about this many pixels, all frames of an animation together. A quarter of
   * the 12 megapixels that most cameras give: JPEG can be read at half its width and height for much less than the
   * whole.
   */
  workingPixels: 3_000_000,
  /** Most frames of an animation that are looked at. */
  frames: 5,
  /** Most pixels to decode for all of an animation's frames: a later frame needs every one before it. */
  animationPixels: 500_000_000,
  /** Most pages of a TIFF among which the largest is sought. */
  pages: 16,
  /** Least side of what is there of a damaged picture, in its pixels: less has no room for a face. */
  leastSide: 24,
  /** Least share of a damaged picture that must be there for it to be said that nobody is in it. */
  leastShare: 0.5,
} as const;
