import { expect, it } from 'vitest';
import { formatMarks, parseMarks } from '../../../src/bot/replies/marks.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';

it('marks come back as they were, each for itself and all together', () => {
  for (const name of ATTRIBUTE_NAMES) expect([...parseMarks(formatMarks(new Set([name])))]).toEqual([name]);
  expect(formatMarks(new Set(ATTRIBUTE_NAMES))).toBe('ffffffffff');
  expect([...parseMarks('ffffffffff')]).toEqual([...ATTRIBUTE_NAMES]);
  expect(formatMarks(new Set())).toBe('0');
  expect(formatMarks(new Set(['5_o_Clock_Shadow', 'Attractive'] as const))).toBe('5');
});

it.each(['', 'g', '1fffffffffff', '-1', ' 5', '5 '])('what is none marks nothing: %j', (text) => {
  expect([...parseMarks(text)]).toEqual([]);
});
