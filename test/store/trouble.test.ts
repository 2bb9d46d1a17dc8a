import { expect, it } from 'vitest';
import { codeOf, StoreTrouble } from '../../src/store/trouble.ts';

it('a trouble is an error with a code and, where there is one, a detail', () => {
  expect(new StoreTrouble('STORE_NEWER', 'it has 9')).toMatchObject({
    name: 'StoreTrouble',
    code: 'STORE_NEWER',
    message: 'it has 9',
  });
  expect(new StoreTrouble('STORE_IN_USE').message).toBe('');
});

it('the code of an error is told where it has one', () => {
  expect(codeOf(new StoreTrouble('STORE_IN_USE'))).toBe('STORE_IN_USE');
  expect(codeOf(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toBe('ENOSPC');
});

it.each([new Error('none'), Object.assign(new Error('number'), { code: 5 }), { code: 'EPERM' }, null, 'EPERM'])(
  '%s has none',
  (error) => {
    expect(codeOf(error)).toBeUndefined();
  },
);
