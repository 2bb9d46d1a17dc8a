import sharp, { type Sharp } from 'sharp';
import { IMAGE_LIMITS } from './limits.ts';
import './no-cache.ts';
import type { Raster } from './picture.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Decodes a picture of `size`, alpha laid over white, to 8-bit sRGB of about `pixels` at most. */
export async function toRaster(pipeline: Sharp, { width, height }: Size, pixels: number): Promise<Raster> {
  const shrink = Math.min(1, Math.sqrt(pixels / (width * height)));
  if (shrink < 1) {
    const side = (length: number) => Math.max(1, Math.round(length * shrink));
    pipeline.resize(side(width), side(height), { fit: 'fill' });
  }
  const { data, info } = await pipeline
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`Expected three channels from the decoder, but got ${info.channels}.`);
  return { data, width: info.width, height: info.height };
}

/** Pixels that have been decoded already, to be cut and shrunk once more. */
export function fromPixels(data: Uint8Array, { width, height }: Size, channels: 3 | 4): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: IMAGE_LIMITS.pixels });
}
