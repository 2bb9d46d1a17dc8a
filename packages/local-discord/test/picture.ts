import sharp from 'sharp';

/** A PNG of 40 × 30 pixels. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 90, g: 120, b: 200 } } })
    .png()
    .toBuffer();
}
