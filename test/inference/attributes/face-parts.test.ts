import { expect, it } from 'vitest';
import { type FacePart, partAt } from '../../../src/inference/attributes/face-parts.ts';

it.each<[FacePart, number, number]>([
  ['hair', 70, 10],
  ['hair', 22, 38],
  ['hair', 118, 38],
  ['forehead', 70, 60],
  ['left-eye', 50, 90],
  ['right-eye', 90, 91],
  ['bridge', 70, 86],
  ['nose', 69, 114],
  ['cheek', 36, 114],
  ['cheek', 104, 114],
  ['mouth', 52, 131],
  ['mouth', 70, 132],
  ['mouth', 87, 131],
  ['chin', 70, 156],
  ['neck', 70, 176],
  ['background', 2, 10],
  ['background', 138, 10],
  ['background', 2, 175],
  ['background', 138, 175],
  // Nearer to the one than to the other.
  ['left-eye', 60.9, 90],
  ['bridge', 61.5, 90],
  ['mouth', 70, 141.9],
  ['chin', 70, 142.1],
])('%s is what lies at (%d, %d) of the network’s input', (part, x, y) => {
  expect(partAt(x, y)).toBe(part);
});
