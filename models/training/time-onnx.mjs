// Prints the median time of one picture through an ONNX file on one core, in ms, by the product's own runtime.
// usage: node time-onnx.mjs HEIGHT WIDTH MODEL.onnx…
import { createRequire } from 'node:module';

const ROUNDS = 60;
const ort = createRequire(import.meta.url)('onnxruntime-node');
const [height, width, ...models] = process.argv.slice(2);
const dims = [1, Number(height), Number(width), 3];
const image = new ort.Tensor('uint8', new Uint8Array(dims[1] * dims[2] * 3).fill(128), dims);
const sessions = await Promise.all(models.map((model) => ort.InferenceSession.create(model, { intraOpNumThreads: 1 })));
const times = sessions.map(() => []);
// In turns, so that whatever else the machine does meets all of them.
for (let round = -5; round < ROUNDS; round++) {
  for (const [i, session] of sessions.entries()) {
    const start = performance.now();
    await session.run({ image });
    if (round >= 0) times[i].push(performance.now() - start);
  }
}
for (const list of times) process.stdout.write(`${list.sort((a, b) => a - b)[ROUNDS / 2].toFixed(2)}\n`);
