import { expect, it } from 'vitest';
import { crashes } from '../../src/describe/crashes.ts';
import type { LogEntry } from '../../src/describe/describer.ts';
import { wordingIn } from '../../src/wording/language.ts';

it('the person and the log are given the same id, and only the log the reason', () => {
  const entries: LogEntry[] = [];
  const error = crashes('killed by SIGSEGV', (entry) => entries.push(entry));
  const { id: errorId } = error.values;
  expect(errorId).toMatch(/^[0-9a-f]{8}$/);
  expect(error.code).toBe('image/crashes');
  expect(wordingIn().explain(error)).not.toContain('SIGSEGV');
  expect(entries).toEqual([
    {
      level: 'error',
      message: 'a picture is refused: it ended whoever read it',
      fields: { errorId, reason: 'killed by SIGSEGV' },
    },
  ]);
});

it('each has another id, and a log is not needed', () => {
  expect(crashes('x', undefined).values).not.toEqual(crashes('x', undefined).values);
});
