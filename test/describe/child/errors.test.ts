import { expect, it } from 'vitest';
import { packError, unpackError } from '../../../src/describe/child/errors.ts';
import { BusyError, UserError } from '../../../src/user-error.ts';

const sent = (error: unknown) => unpackError(structuredClone(packError(error)));

it('what people are told arrives with its code', () => {
  const error = sent(new UserError('image/empty', 'Expected a picture.'));
  expect(error).toBeInstanceOf(UserError);
  expect(error).not.toBeInstanceOf(BusyError);
  expect(error).toMatchObject({ code: 'image/empty', message: 'Expected a picture.' });
});

it('who is asked to come again is told when', () => {
  const error = sent(new BusyError('busy/queue', 1500));
  expect(error).toBeInstanceOf(BusyError);
  expect(error).toMatchObject({ code: 'busy/queue', values: { seconds: 2 }, retryAfterMs: 1500 });
});

it('a bug arrives with its stack, and that of its cause', () => {
  const cause = new Error('deep');
  const bug = new TypeError('wrong', { cause });
  const error = sent(bug);
  expect(error).not.toBeInstanceOf(UserError);
  expect(error.message).toBe('wrong');
  expect(error.stack).toBe(`${bug.stack}\nCaused by: ${cause.stack}`);
  const plain = new Error('plain', { cause: 'no error' });
  expect(sent(plain).stack).toBe(plain.stack);
});

it('what is no error arrives as its words', () => {
  expect(packError(7)).toEqual({ message: '7', stack: undefined });
  expect(sent('words')).toMatchObject({ message: 'words', stack: expect.stringContaining('unpackError') });
});
