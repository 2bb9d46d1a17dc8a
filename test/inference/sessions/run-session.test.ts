import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { knownPicture } from '../../../src/inference/sessions/known-picture.ts';
import { runSession } from '../../../src/inference/sessions/run-session.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';

it('a network answers all inputs of a run, each output by its name and in its shape', async () => {
  const session = await ort.InferenceSession.create(join(PACKAGE_ROOT, 'models', 'refiner.onnx'));
  const dims = [2, 96, 96, 3];
  const outputs = await runSession(session, { image: { data: knownPicture(2 * 96 * 96 * 3), dims } });
  expect(Object.keys(outputs).toSorted()).toEqual(['landmarks', 'logit']);
  expect([outputs.logit?.data.length, outputs.landmarks?.data.length]).toEqual([2, 20]);
  expect(outputs.landmarks?.dims).toEqual([2, 10]);
  expect([...(outputs.logit?.data ?? [])].every(Number.isFinite)).toBe(true);
  await expect(runSession(session, { picture: { data: knownPicture(3), dims: [1, 1, 1, 3] } })).rejects.toThrow();
  await session.release();
});

it('an output that is no 32-bit float is named', async () => {
  const session = { run: async () => ({ logit: new ort.Tensor('int32', new Int32Array(1), [1]) }) };
  await expect(Reflect.apply(runSession, undefined, [session, {}])).rejects.toThrow(
    'Expected float32 from output "logit".',
  );
});
