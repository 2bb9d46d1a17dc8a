import { describe, expect, it } from 'vitest';
import { ID_COLUMNS, TABLES } from '../../src/store/schema.ts';

const PLACE = { watch: null, private: null, links: null, stickers: null, sign: null };
const ROWS = {
  servers: {
    ...{ id: '1', ...PLACE, hidden_attributes: null, threshold: null },
    ...{ card: null, size: null, opinions: null, language: null },
  },
  channels: { id: '2', server_id: '1', ...PLACE, introduced: 0, finished_until: null },
  opted_out: { id: '3' },
  avatar_opt_ins: { id: '3' },
  blocked_servers: { id: '1' },
  blocked_people: { id: '3' },
  wrong_marks: { attribute: 'Smiling', count: 0 },
} as const;

type Table = keyof typeof ROWS;

const taken = (table: Table, row: object) => TABLES[table].safeParse({ ...ROWS[table], ...row }).success;

const COLUMNS: readonly (readonly [Table, string, readonly unknown[], readonly unknown[]])[] = [
  ['servers', 'id', ['1'], ['', 1, null]],
  ['servers', 'watch', ['on', null], ['sometimes', 1]],
  ['servers', 'private', [0, 1, null], [2, true]],
  ['servers', 'links', [0, 1, null], [2, true]],
  ['servers', 'stickers', [0, 1, null], [2, true]],
  ['servers', 'sign', [0, 1, null], [2, true]],
  ['servers', 'hidden_attributes', ['', 'Bald', 'Bald,Smiling', null], ['Bold', 'Bald,Bold', 'Bald,', ',']],
  ['servers', 'threshold', [0, 0.4, 1, null], [-0.1, 1.1, '0.5']],
  ['servers', 'card', [0, 1, null], [2, true]],
  ['servers', 'size', ['compact', 'full', null], ['small']],
  ['servers', 'opinions', [0, 1, null], [2, true]],
  ['servers', 'language', ['de', 'pt-BR', null], ['d', 1]],
  ['channels', 'id', ['2'], ['', null]],
  ['channels', 'server_id', ['1'], ['', null]],
  ['channels', 'watch', ['on', null], ['sometimes']],
  ['channels', 'introduced', [0, 1], [null, 2]],
  ['channels', 'finished_until', ['12', null], ['', 'x1', '1x']],
  ['opted_out', 'id', ['3'], ['', null]],
  ['avatar_opt_ins', 'id', ['3'], ['', null]],
  ['blocked_servers', 'id', ['1'], ['', null]],
  ['blocked_people', 'id', ['3'], ['', null]],
  ['wrong_marks', 'attribute', ['Bald'], ['Bold', null]],
  ['wrong_marks', 'count', [0, 7], [-1, 0.5, null]],
];

describe('what is read from a database', () => {
  it.each(COLUMNS)('%s.%s is one of %j, not one of %j', (table, column, right, wrong) => {
    expect(right.filter((value) => !taken(table, { [column]: value }))).toEqual([]);
    expect(wrong.filter((value) => taken(table, { [column]: value }))).toEqual([]);
  });

  it('has every column that is listed here, and a column that tells rows apart', () => {
    const columns = Object.entries(TABLES).map(([table, { shape }]) => [table, Object.keys(shape).sort()] as const);
    expect(Object.fromEntries(columns)).toEqual(
      Object.fromEntries(Object.entries(ROWS).map(([table, row]) => [table, Object.keys(row).sort()])),
    );
    const own = Object.fromEntries(columns);
    expect(Object.entries(ID_COLUMNS).filter(([table, column]) => !own[table]?.includes(column))).toEqual([]);
  });
});
