import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { ChildDescriber } from '../../src/describe/child/child-describer.ts';
import type { PictureAddress } from '../../src/describe/describer.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';

const AFTER_MS = 250;
/** DRILL_COUNT=50 is the whole drill; a dozen find the same faults. */
const COUNT = Number(process.env.DRILL_COUNT ?? 12);

it('one person posts bombs and pictures that crash, and deletes each: everybody else is answered once', async () => {
  const describer = await ChildDescriber.open({
    device: 'cpu',
    threads: 2,
    entry: new URL('./children/unsafe-child.ts', import.meta.url),
    onLost: (error) => expect.unreachable(error.message),
  });
  onTestFinished(() => describer.close());
  const bomb: PictureAddress = {
    kind: 'bytes',
    bytes: await sharp({ create: { width: 5000, height: 5000, channels: 3, background: 'grey' } })
      .avif({ effort: 0 })
      .toBuffer(),
  };
  const crash: PictureAddress = { kind: 'bytes', bytes: Buffer.from('CRASH') };
  const crashOfChild: PictureAddress = { kind: 'file', path: 'crash' };
  const given: Promise<unknown>[] = [];
  for (let i = 0; i < COUNT; i++) {
    for (const address of [bomb, crash, ...(i % 6 === 0 ? [crashOfChild] : [])]) {
      const controller = new AbortController();
      given.push(describer.describe(address, { signal: controller.signal }));
      setTimeout(() => controller.abort(new Error('deleted')), AFTER_MS);
    }
  }
  const outcomes = Promise.allSettled(given);
  const others = await Promise.all(
    Array.from({ length: 6 }, () => describer.describe({ kind: 'file', path: join(SAMPLES_DIR, BLOND_WOMAN) })),
  );
  for (const { analysis } of others) expect(analysis.faces).toHaveLength(1);
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringMatching(/deleted|crash/) },
    });
  }
});
