import { describe, expect, it } from 'vitest';
import { parseShardIds, shareOf, writeShardIds } from '../src/shard-ids.ts';

describe('ids of shards', () => {
  it.each([
    ['0', [0]],
    ['0-3', [0, 1, 2, 3]],
    ['7, 0-1,4', [0, 1, 4, 7]],
    ['5-5', [5]],
  ])('%s stands for %j', (text, ids) => expect(parseShardIds(text)).toEqual(ids));

  it.each(['', 'a', '0-', '-1', '3-1', '0,0', '0-2,2', '1.5', '0;1', '0-999999'])('"%s" stands for none', (text) =>
    expect(parseShardIds(text)).toBeUndefined(),
  );

  it('are written as short as they can be', () => {
    expect(writeShardIds([0, 1, 2, 5, 7, 8])).toBe('0-2,5,7-8');
  });

  it('are a part of all', () => {
    expect(shareOf('auto')).toBe(1);
    expect(shareOf({ ids: [0, 1], of: 8 })).toBe(0.25);
  });
});
