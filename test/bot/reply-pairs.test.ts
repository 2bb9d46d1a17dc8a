import { describe, expect, it } from 'vitest';
import { ReplyPairs, SourceGone } from '../../src/bot/reply-pairs.ts';

describe('pairs of messages and replies', () => {
  it('begin a message once', () => {
    const pairs = new ReplyPairs();
    expect(pairs.begin('1', ['a'])).toMatchObject({ edition: 0 });
    expect(pairs.begin('1', ['a'])).toBeUndefined();
  });

  it('give up the work on a message that is dropped, and hand out its reply once', () => {
    const pairs = new ReplyPairs();
    const begun = pairs.begin('1', ['a']);
    pairs.set('1', { channelId: '2', messageId: '3' });
    expect(pairs.drop('1')).toEqual({ channelId: '2', messageId: '3' });
    expect(begun?.signal.reason).toBeInstanceOf(SourceGone);
    expect(pairs.drop('1')).toBeUndefined();
  });

  it('hand out the reply of a message whose work is over, and begin it no second time', () => {
    const pairs = new ReplyPairs();
    const begun = pairs.begin('1', ['a']);
    pairs.set('1', { channelId: '2', messageId: '3' });
    begun?.end();
    expect(pairs.begin('1', ['a'])).toBeUndefined();
    expect(pairs.begunWith('1')).toEqual(new Set(['a']));
    expect(pairs.drop('1')).toEqual({ channelId: '2', messageId: '3' });
    expect(begun?.signal.aborted).toBe(false);
    expect(pairs.begunWith('1')).toBeUndefined();
    expect(pairs.begin('1', ['a'])).toMatchObject({ edition: 1 });
  });

  it('know what a message was begun with, and begin it again as another edition', () => {
    const pairs = new ReplyPairs();
    pairs.begin('1', ['a', 'b']);
    expect(pairs.begunWith('1')).toEqual(new Set(['a', 'b']));
    expect(pairs.begunWith('2')).toBeUndefined();
    pairs.drop('1');
    expect(pairs.begunWith('1')).toBeUndefined();
    expect(pairs.begin('1', ['b'])).toMatchObject({ edition: 1 });
    expect(pairs.begunWith('1')).toEqual(new Set(['b']));
  });

  it('know what a message had that was left alone', () => {
    const pairs = new ReplyPairs();
    pairs.leaveAlone('1', ['a']);
    expect(pairs.leftAloneWith('1')).toEqual(new Set(['a']));
    expect(pairs.begunWith('1')).toBeUndefined();
    expect(pairs.leftAloneWith('2')).toBeUndefined();
  });
});
