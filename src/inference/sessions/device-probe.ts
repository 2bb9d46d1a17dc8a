import { readFile } from 'node:fs/promises';
import ort from 'onnxruntime-node';
import { PROBE_BATCH, type ProbeAnswer, type ProbeQuestion } from './devices.ts';
import { knownPicture } from './known-picture.ts';
import { sessionOptions } from './session-options.ts';

// The child process in which a device is tried: a driver that crashes or writes to the terminal hurts nobody here.

/** A device that would need longer than this for the timed run, in ms, is not asked for it: it is some software driver. */
const TIMING_BUDGET = 2_000;
const TIMED_RUNS = 5;

async function answer({ device, threads, modelPath, input, time }: ProbeQuestion): Promise<ProbeAnswer> {
  const session = await ort.InferenceSession.create(await readFile(modelPath), sessionOptions(device, threads));
  const size = input.dims.reduce((product, length) => product * length, 1);
  const data = knownPicture(PROBE_BATCH * size);
  const run = async (faces: number) => {
    const tensor = new ort.Tensor('uint8', data.subarray(0, faces * size), [faces, ...input.dims]);
    const start = performance.now();
    const outputs = await session.run({ [input.name]: tensor });
    return { outputs, milliseconds: performance.now() - start };
  };
  const logits = Object.values((await run(1)).outputs)[0]?.data;
  if (!(logits instanceof Float32Array)) throw new TypeError('Expected float32 logits.');
  if (!time) return { logits: [...logits], milliseconds: undefined };
  const estimate = PROBE_BATCH * (await run(1)).milliseconds;
  if (estimate > TIMING_BUDGET) return { logits: [...logits], milliseconds: estimate };
  await run(PROBE_BATCH);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMED_RUNS; i++) best = Math.min(best, (await run(PROBE_BATCH)).milliseconds);
  return { logits: [...logits], milliseconds: best };
}

process.once('message', (question: ProbeQuestion) => {
  answer(question)
    .catch((error: unknown): ProbeAnswer => ({ error: error instanceof Error ? error.message : String(error) }))
    // Leave without teardown: drivers that work have been seen to crash in it.
    .then((reply) => process.send?.(reply, () => process.exit()));
});
