import { describe, expect, it } from 'vitest';
import { takeRows } from '../../src/store/held-table.ts';

function taken(found: Record<string, number>, asked: string[], mayTake: (id: string) => boolean = () => true) {
  const took: [id: string, row: number | undefined][] = [];
  takeRows(new Map(Object.entries(found)), asked, mayTake, (id, row) => took.push([id, row]));
  return took;
}

describe('rows that were read', () => {
  it('are taken, those that were asked for and are gone as gone', () => {
    expect(taken({ a: 1, b: 2 }, ['b', 'c'])).toEqual([
      ['b', 2],
      ['c', undefined],
      ['a', 1],
    ]);
  });

  it('are taken once each, and not where memory is newer', () => {
    expect(taken({ a: 1, b: 2 }, ['a', 'a', 'b'], (id) => id !== 'b')).toEqual([['a', 1]]);
  });
});
