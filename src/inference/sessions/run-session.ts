import ort from 'onnxruntime-node';
import { warp } from '../../images/warp.ts';
import type { Input, OutputTensors } from './session-protocol.ts';

/**
 * Runs a network in the thread that calls, resampling crops first.
 * @throws {Error} when an input's name, shape or type is not the network's
 */
export async function runSession(
  session: ort.InferenceSession,
  inputs: Readonly<Record<string, Input>>,
): Promise<OutputTensors> {
  const tensors = Object.entries(inputs).map(([name, input]) => [name, toTensor(input)] as const);
  const outputs = await session.run(Object.fromEntries(tensors));
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
