import { warp } from '../../images/warp.ts';
import type { Crops, Input, InputTensors, Tensor } from './session-protocol.ts';

/** Inputs as the networks take them: crops are resampled, in the thread that calls. */
export function toTensors(inputs: Readonly<Record<string, Input>>): InputTensors {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, 'data' in input ? input : resampled(input)]),
  );
}

function resampled({ crops, width, height }: Crops): Tensor<Uint8Array> {
  const size = width * height * 3;
  const data = new Uint8Array(crops.length * size);
  for (const [i, { raster, matrix }] of crops.entries()) {
    warp(raster, matrix, width, height, data.subarray(i * size, (i + 1) * size));
  }
  return { data, dims: [crops.length, height, width, 3] };
}
