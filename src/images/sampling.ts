import { IMAGE_LIMITS } from './limits.ts';

/** The frames of an animation that are looked at, evenly from its first to the last that can be had in time. */
export function sampledFrames(count: number, pixels: number): number[] {
  // Reaching frame n takes about n frames' decoding, and that once for each sample: half of it on the average.
  const reachable = Math.floor((2 * IMAGE_LIMITS.animationPixels) / IMAGE_LIMITS.frames / pixels);
  const last = Math.max(0, Math.min(count, reachable) - 1);
  const samples = Math.min(IMAGE_LIMITS.frames, last + 1);
  return Array.from({ length: samples }, (_, i) => Math.round((i * last) / Math.max(1, samples - 1)));
}
