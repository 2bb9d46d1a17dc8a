import { expect, it } from 'vitest';
import { milliseconds } from '../../src/inference/analysis.ts';

it('what a picture took is every stage of it but its download', () => {
  const timings = { download: 1000, decode: 1, detect: 20, attributes: 300, illustrate: 4000 };
  expect(milliseconds({ timings })).toBe(4321);
});
