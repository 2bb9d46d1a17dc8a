import ort from 'onnxruntime-node';
import type { InputTensors, OutputTensors } from './session-protocol.ts';

/**
 * Runs a network in the thread that calls.
 * @throws {Error} when an input's name, shape or type is not the network's
 */
export async function runSession(session: ort.InferenceSession, inputs: InputTensors): Promise<OutputTensors> {
  const tensors = Object.entries(inputs).map(([name, { data, dims }]) => [name, new ort.Tensor('uint8', data, dims)]);
  const outputs = await session.run(Object.fromEntries(tensors));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data, dims }]) => {
      if (!(data instanceof Float32Array)) throw new TypeError(`Expected float32 from output "${name}".`);
      return [name, { data, dims }];
    }),
  );
}
