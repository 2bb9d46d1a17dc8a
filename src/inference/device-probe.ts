import { readFile } from 'node:fs/promises';
import ort from 'onnxruntime-node';
import type { ProbeAnswer, ProbeQuestion } from './devices.ts';
import { sessionOptions } from './session-options.ts';

// The child process in which a device is tried: a driver that crashes or writes to the terminal hurts nobody here.

/** Stops timing when a device has had this long, in ms; a software driver may need seconds for one run. */
const TIMING_BUDGET = 2_000;
const TIMED_RUNS = 5;

async function answer({ device, threads, modelPath, input, batch, time }: ProbeQuestion): Promise<ProbeAnswer> {
  const session = await ort.InferenceSession.create(await readFile(modelPath), sessionOptions(device, threads));
  const size = input.dims.reduce((product, length) => product * length, 1);
  const data = Uint8Array.from({ length: batch * size }, (_, i) => (i * 31 + (i >> 8) * 17) % 256);
  const run = async () => {
    const start = performance.now();
    const outputs = await session.run({ [input.name]: new ort.Tensor('uint8', data, [batch, ...input.dims]) });
    return { outputs, milliseconds: performance.now() - start };
  };
  const first = await run();
  const logits = Object.values(first.outputs)[0]?.data;
  if (!(logits instanceof Float32Array)) throw new TypeError('Expected float32 logits.');
  if (!time) return { logits: [...logits], milliseconds: undefined };
  let spent = first.milliseconds;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMED_RUNS && (i === 0 || spent < TIMING_BUDGET); i++) {
    const { milliseconds } = await run();
    spent += milliseconds;
    best = Math.min(best, milliseconds);
  }
  return { logits: [...logits], milliseconds: best };
}

process.once('message', (question: ProbeQuestion) => {
  answer(question)
    .catch((error: unknown): ProbeAnswer => ({ error: error instanceof Error ? error.message : String(error) }))
    // Leave without teardown: drivers that work have been seen to crash in it.
    .then((reply) => process.send?.(reply, () => process.exit()));
});
