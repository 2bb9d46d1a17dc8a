// Runs an ONNX file through the product's own runtime: raw uint8 NHWC pictures on stdin, float32 outputs on stdout.
// usage: node run-onnx.mjs MODEL.onnx HEIGHT WIDTH
import { createRequire } from 'node:module';

const ort = createRequire(import.meta.url)('onnxruntime-node');
const [model, height, width] = process.argv.slice(2);
const size = Number(height) * Number(width) * 3;
const batch = 64;
const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 2 });

async function answer(bytes) {
  const count = bytes.length / size;
  const image = new ort.Tensor('uint8', new Uint8Array(bytes), [count, Number(height), Number(width), 3]);
  const { [session.outputNames[0]]: output } = await session.run({ image });
  process.stdout.write(Buffer.from(output.data.buffer, output.data.byteOffset, output.data.byteLength));
}

let waiting = [];
let length = 0;
for await (const chunk of process.stdin) {
  waiting.push(chunk);
  length += chunk.length;
  while (length >= size * batch) {
    const all = Buffer.concat(waiting);
    await answer(all.subarray(0, size * batch));
    waiting = [all.subarray(size * batch)];
    length = waiting[0].length;
  }
}
if (length > 0) await answer(Buffer.concat(waiting));
