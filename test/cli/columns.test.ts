import { expect, it } from 'vitest';
import { columnsOf, indentToColumns, padToColumns } from '../../src/cli/columns.ts';

it.each([
  ['hat', 3],
  ['Schnäuzer', 9],
  ['усмішка', 7],
  ['ウェーブのある髪', 16],
  ['웃는 얼굴', 9],
  ['99%超', 5],
  ['सफ़ेद', 3],
])('%s takes %d columns of a terminal', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it('texts of any script end in one column', () => {
  const padded = ['帽子', 'hat', '모자', 'टोपी'].map((text) => columnsOf(padToColumns(text, 10)));
  expect(new Set(padded)).toEqual(new Set([10]));
  expect(columnsOf(indentToColumns('1%未満', 8))).toBe(8);
  expect(padToColumns('longer than that', 4)).toBe('longer than that');
});
