import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { toRaster } from '../../src/images/raster.ts';

// As in production, but nobody waits for so long.
vi.mock('../../src/images/limits.ts', async (original) => {
  const { IMAGE_LIMITS } = await original<typeof import('../../src/images/limits.ts')>();
  return { IMAGE_LIMITS: { ...IMAGE_LIMITS, seconds: 1 } };
});

it('what takes longer than a picture may take to decode is given up', async () => {
  const size = { width: 8000, height: 8000 };
  const endless = sharp({ create: { ...size, channels: 3, background: 'red' } }).median(25);
  await expect(toRaster(endless, size, 64_000_000)).rejects.toThrow('timeout');
});
