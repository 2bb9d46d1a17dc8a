import { describe, expect, it } from 'vitest';
import { letters, lineParts } from '../../../src/images/fonts/lines.ts';

describe('a line of text', () => {
  it('ends after a space where words are written apart, never at one that holds together', () => {
    expect(lineParts('under 50\u00a0%, so', 'en')).toEqual(['under ', '50\u00a0%, ', 'so']);
  });

  it('ends between words where they are not, and begins with no punctuation that closes', () => {
    const parts = lineParts('「笑顔」を隠すと、最も下がります。', 'ja');
    expect(parts.join('')).toBe('「笑顔」を隠すと、最も下がります。');
    expect(parts.length).toBeGreaterThan(4);
    expect(parts[0]).toBe('「笑顔」');
    expect(parts.filter((part) => /^[」、。]/u.test(part))).toEqual([]);
    expect(lineParts('低于 50\u00a0%。', 'zh-CN').at(-1)).toBe('50\u00a0%。');
  });

  it('is shortened by letters as readers know them', () => {
    expect(letters('कि', 'hi')).toEqual(['कि']);
  });
});
