import { describe, expect, it } from 'vitest';
import { wordingIn } from '../../src/wording/language.ts';
import { en } from '../../src/wording/languages/en.ts';

describe('messages', () => {
  it('are ICU texts that can be read', () => {
    for (const text of Object.values(en.messages)) expect(text).not.toBe('');
    expect(wordingIn().say('unread.more', { faces: 1, why: '1 too small' })).toBe(
      '1 more face was found but not described: 1 too small.',
    );
    expect(wordingIn().say('opinions.notShown', { count: 2 })).toBe('2 opinions not shown');
  });

  it('take a sign for a sign, not for a tag', () => {
    expect(
      wordingIn().say('sigmoid.two', { first: 'smiling >\u00a099\u00a0%', second: 'bald <\u00a01\u00a0%' }),
    ).toContain('<\u00a01\u00a0%');
  });
});
