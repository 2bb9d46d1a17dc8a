import { parentPort, workerData } from 'node:worker_threads';
import ort from 'onnxruntime-node';
import { warp } from '../images/warp.ts';
import { sessionOptions } from './session-options.ts';
import type { Input, OutputTensors, Request, Response, WorkerSettings } from './session-protocol.ts';

// The worker thread that holds the sessions: onnxruntime's `run` blocks the thread that calls it, and so does resampling.

const port = parentPort;
if (!port) throw new Error('Expected to run in a worker thread, but this is the main thread.');
const { device, threads }: WorkerSettings = workerData;
const sessions = new Map<string, ort.InferenceSession>();

async function answer(request: Request): Promise<OutputTensors> {
  if (request.kind === 'load') {
    sessions.set(request.session, await ort.InferenceSession.create(request.model, sessionOptions(device, threads)));
    return {};
  }
  if (request.kind === 'close') {
    for (const session of sessions.values()) await session.release();
    sessions.clear();
    return {};
  }
  const session = sessions.get(request.session);
  if (!session) throw new Error(`Expected the name of a loaded session, but got "${request.session}".`);
  const inputs = Object.entries(request.inputs).map(([name, input]) => [name, toTensor(input)] as const);
  const outputs = await session.run(Object.fromEntries(inputs));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data, dims }]) => {
      if (!(data instanceof Float32Array)) throw new TypeError(`Expected float32 from output "${name}".`);
      return [name, { data, dims }];
    }),
  );
}

function toTensor(input: Input): ort.Tensor {
  if ('data' in input) return new ort.Tensor('uint8', input.data, input.dims);
  const { crops, width, height } = input;
  const size = width * height * 3;
  const data = new Uint8Array(crops.length * size);
  for (const [i, { raster, matrix }] of crops.entries()) {
    warp(raster, matrix, width, height, data.subarray(i * size, (i + 1) * size));
  }
  return new ort.Tensor('uint8', data, [crops.length, height, width, 3]);
}

port.on('message', (request: Request) => {
  answer(request).then(
    (outputs) => {
      const response: Response = { id: request.id, outputs };
      port.postMessage(response);
      if (request.kind === 'close') port.close();
    },
    (error: unknown) => {
      const response: Response = { id: request.id, error: error instanceof Error ? error : new Error(String(error)) };
      port.postMessage(response);
    },
  );
});
