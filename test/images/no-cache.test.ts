import sharp from 'sharp';
import { expect, it } from 'vitest';

it('libvips keeps nothing of a picture that was decoded', async () => {
  sharp.cache(true);
  await import('../../src/images/no-cache.ts');
  expect(sharp.cache()).toMatchObject({ memory: { max: 0 }, items: { max: 0 } });
});
