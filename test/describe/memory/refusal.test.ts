import { expect, it } from 'vitest';
import { tooMuchMemory } from '../../../src/describe/memory/refusal.ts';
import { wordingIn } from '../../../src/wording/language.ts';

const MIB = 1024 * 1024;

it('whoever sends what takes too much memory is told how much, rounded up, and what takes less', () => {
  const refusal = tooMuchMemory(700.2 * MIB, 512 * MIB);
  expect(refusal.code).toBe('image/too-large');
  expect(wordingIn().explain(refusal)).toBe(
    'This picture takes about 701 MiB of memory to read, and I have 512 MiB. A smaller copy of it, or one as a JPEG, takes much less.',
  );
});

it.each([
  [undefined, undefined],
  [5, undefined],
  [undefined, 5],
])('where it is not known how much, none is named: %s of %s', (needed, most) => {
  expect(wordingIn().explain(tooMuchMemory(needed, most))).toMatch(
    /^This picture takes more memory to read than I have\. /,
  );
});
