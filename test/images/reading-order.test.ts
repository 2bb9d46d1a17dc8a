import { expect, it } from 'vitest';
import { readingOrder } from '../../src/images/reading-order.ts';

const face = (x: number, y: number, size = 100) => ({ box: { x, y, width: size, height: size } });

it('faces are read left to right in one row, though they stand a little higher or lower', () => {
  expect(readingOrder([face(300, 120), face(0, 100), face(600, 90), face(150, 140), face(450, 100)])).toEqual([
    1, 3, 0, 4, 2,
  ]);
});

it('faces are read row by row', () => {
  expect(readingOrder([face(200, 400), face(0, 0), face(0, 390), face(210, 20)])).toEqual([1, 3, 2, 0]);
});

it('a large face in front does not take the row behind it along', () => {
  expect(readingOrder([face(100, 200, 300), face(0, 0, 60), face(400, 10, 60)])).toEqual([1, 2, 0]);
});

it('no faces have no order', () => {
  expect(readingOrder([])).toEqual([]);
});
