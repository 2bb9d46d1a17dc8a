// Runs ONNX files through the product's own runtime for `tensors.py`, on one core.
// usage: node run-tensors.mjs MODEL.onnx…
// A message either way is four bytes (little endian) that say how long its header is, the header as JSON, and the
// tensors' bytes: {model, tensors: [{name, type, dims}]} comes, {tensors: […]} goes back, all of them float32.
import { createRequire } from 'node:module';

const ort = createRequire(import.meta.url)('onnxruntime-node');
const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
const sessions = await Promise.all(process.argv.slice(2).map((file) => ort.InferenceSession.create(file, options)));
const input = process.stdin[Symbol.asyncIterator]();
const kinds = { uint8: Uint8Array, float32: Float32Array };
let waiting = Buffer.alloc(0);

/** The next `count` bytes in memory of their own; undefined where the input ends. */
async function read(count) {
  const parts = [waiting];
  let length = waiting.length;
  while (length < count) {
    const { value, done } = await input.next();
    if (done) return undefined;
    parts.push(value);
    length += value.length;
  }
  const all = Buffer.concat(parts);
  waiting = all.subarray(count);
  return Uint8Array.from(all.subarray(0, count));
}

function tensorOf({ type, dims }, bytes) {
  return new ort.Tensor(type, new kinds[type](bytes.buffer), dims);
}

for (let head = await read(4); head; head = await read(4)) {
  const header = await read(Buffer.from(head).readUInt32LE());
  const { model, tensors } = JSON.parse(Buffer.from(header).toString());
  const feeds = {};
  for (const tensor of tensors) {
    const count = tensor.dims.reduce((product, side) => product * side, 1);
    feeds[tensor.name] = tensorOf(tensor, await read(count * kinds[tensor.type].BYTES_PER_ELEMENT));
  }
  const outputs = Object.entries(await sessions[model].run(feeds));
  const answer = Buffer.from(JSON.stringify({ tensors: outputs.map(([name, { dims }]) => ({ name, dims })) }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(answer.length);
  process.stdout.write(
    Buffer.concat([
      size,
      answer,
      ...outputs.map(([, { data }]) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
    ]),
  );
}
