import { expect, it } from 'vitest';
import { toTensors } from '../../../src/inference/sessions/tensors.ts';

/** Pixels that say where they are. */
const told = (width: number, height: number, last: number) => ({
  width,
  height,
  data: Uint8Array.from({ length: 3 * width * height }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return [10 * (pixel % width), 10 * Math.floor(pixel / width), last][i % 3] ?? 0;
  }),
});

it('bytes go to the network as they are, and crops as they are cut, one after the other', () => {
  const image = { data: new Uint8Array([1, 2, 3]), dims: [1, 1, 1, 3] };
  const crops = [
    { raster: told(8, 6, 7), matrix: [1, 0, 2, 0, 1, 1] as const },
    { raster: told(5, 5, 9), matrix: [1, 0, 0, 0, 1, 3] as const },
  ];
  const tensors = toTensors({ image, faces: { crops, width: 3, height: 2 } });
  expect(tensors.image).toBe(image);
  expect(tensors.faces?.dims).toEqual([2, 2, 3, 3]);
  const part = (left: number, top: number, last: number) =>
    [0, 1].flatMap((y) => [0, 1, 2].flatMap((x) => [10 * (left + x), 10 * (top + y), last]));
  expect([...(tensors.faces?.data ?? [])]).toEqual([...part(2, 1, 7), ...part(0, 3, 9)]);
  expect(toTensors({ faces: { crops: [], width: 3, height: 2 } }).faces).toEqual({
    data: new Uint8Array(),
    dims: [0, 2, 3, 3],
  });
});
