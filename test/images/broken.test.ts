import { expect, it } from 'vitest';
import { broken, tooLittleThere } from '../../src/images/broken.ts';
import { noise } from './pictures.ts';

const WHOLE = await noise(60, 40).jpeg().toBuffer();
const CUT = WHOLE.subarray(0, WHOLE.length / 3);

it('a broken file is called cut short where its end is missing, else damaged', () => {
  expect(broken(CUT, 'jpeg')).toMatchObject({ code: 'image/truncated', values: { format: 'JPEG' } });
  expect(broken(WHOLE, 'jpeg')).toMatchObject({ code: 'image/damaged', values: { format: 'JPEG' } });
  const cause = new Error('spoilt');
  expect(broken(WHOLE, 'jpeg', { cause }).cause).toBe(cause);
});

it('a picture is refused for that where less than half of it is there, and by its area', () => {
  const size = { format: 'jpeg', width: 60, height: 40 };
  const there = (width: number, height: number) => ({ ...size, there: { x: 0, y: 0, width, height } });
  expect(tooLittleThere(there(60, 19), CUT)).toMatchObject({ code: 'image/truncated' });
  expect(tooLittleThere(there(29, 40), WHOLE)).toMatchObject({ code: 'image/damaged' });
  expect(tooLittleThere(there(60, 20), CUT)).toBeUndefined();
  expect(tooLittleThere(size, CUT)).toBeUndefined();
});
