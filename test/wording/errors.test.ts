import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { BusyError, UserError } from '../../src/user-error.ts';
import { ALL_LANGUAGES, wordingIn } from '../../src/wording/language.ts';
import { en } from '../../src/wording/languages/en.ts';

/** What those who run the bot are told, in English. */
const FOR_OPERATORS: readonly string[] = [
  'describer/lost',
  'discord/bad-token',
  'discord/refused',
  'redis/refused',
  'redis/unreachable',
];

/** The source of all that people meet in Discord. */
function sources(): string {
  const folders = ['commands', 'src/bot', 'src/describe'].map((folder) => join(PACKAGE_ROOT, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

it('no error that people see has its words in the code', () => {
  const worded = [...sources().matchAll(/new UserError\(\s*'([^']+)',\s*['"`]/g)].map(([, code = '']) => code);
  expect(new Set(worded.filter((code) => !FOR_OPERATORS.includes(code)))).toEqual(new Set());
});

it('every message that an error names is there', () => {
  const named = [...sources().matchAll(/messageKey: '([^']+)'/g)].map(([, key = '']) => key);
  expect(named.length).toBeGreaterThan(8);
  for (const key of named) expect(Object.keys(en.messages)).toContain(key);
});

it('an error is told in the words of each language, and named by its code where nobody reads it', () => {
  const error = new UserError('download/too-large', { values: { most: 25, found: 31 } });
  expect(error.message).toBe('download/too-large {"most":25,"found":31}');
  expect(new UserError('message/own').message).toBe('message/own');
  const told = ALL_LANGUAGES.map((language) => wordingIn(language).explain(error));
  expect(new Set(told).size).toBe(ALL_LANGUAGES.length);
  for (const text of told) expect(text).toMatch(/25.*31|31.*25/s);
  const busy = new BusyError('busy/queue', 1400);
  expect(wordingIn().explain(busy)).toContain('2 s');
  expect(wordingIn('de').explain(busy)).toContain('2');
});

it('one whose words are nowhere else is told as it is', () => {
  expect(wordingIn('de').explain(new UserError('some/code', 'These words.'))).toBe('These words.');
  expect(wordingIn('de').explain(new UserError('some/code', { messageKey: 'avatar.none' }))).toBe(
    wordingIn('de').say('avatar.none'),
  );
});
