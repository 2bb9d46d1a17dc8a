import sharp from 'sharp';

/** A PNG of one colour, 40 × 30 pixels unless told otherwise. */
export function picture(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 90, g: 120, b: 200 } } })
    .png()
    .toBuffer();
}
