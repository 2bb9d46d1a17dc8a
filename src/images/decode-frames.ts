import { IMAGE_LIMITS } from './limits.ts';
import type { Frame, Raster } from './picture.ts';
import { fromPixels, toRaster } from './raster.ts';
import { sampledFrames } from './sampling.ts';
import type { Source } from './sources/source.ts';

export interface DecodedFrames {
  /** At their working size, in their order. */
  readonly frames: readonly [Frame, ...Frame[]];
  /** Those whose pixels are all kept, by index. */
  readonly kept: ReadonlyMap<number, Raster>;
  /** Whether some frame could not be decoded. */
  readonly incomplete: boolean;
}

/**
 * Decodes what is looked at of a file: its picture, or frames of its animation, as far as they are not spoilt.
 * @throws {Error} the decoder's, when nothing can be decoded
 */
export async function decodeFrames(source: Source): Promise<DecodedFrames> {
  const pixels = source.width * source.height;
  const indices = sampledFrames(source.frames, pixels);
  const budget = IMAGE_LIMITS.workingPixels / indices.length;
  // Such a file is decoded once: what is too much for the working size is kept for those who ask for parts.
  const isKept = !source.inParts && pixels > budget && pixels * indices.length <= IMAGE_LIMITS.wholePixels;
  const kept = new Map<number, Raster>();
  const frames: Frame[] = [];
  const failures: unknown[] = [];
  for (const index of indices) {
    try {
      const decoded = await toRaster(await source.frame(index), source, isKept ? Number.POSITIVE_INFINITY : budget);
      if (isKept) kept.set(index, decoded);
      const raster = isKept ? await toRaster(fromPixels(decoded.data, decoded, 3), decoded, budget) : decoded;
      frames.push({ index, raster });
    } catch (error) {
      if (error instanceof TypeError) throw error;
      failures.push(error);
    }
  }
  const [first, ...rest] = frames;
  if (!first) throw failures[0];
  return { frames: [first, ...rest], kept, incomplete: failures.length > 0 };
}
