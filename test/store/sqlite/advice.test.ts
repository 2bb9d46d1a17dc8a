import { expect, it } from 'vitest';
import { advise } from '../../../src/store/sqlite/advice.ts';
import { filesIn } from '../../../src/store/sqlite/file-names.ts';
import { StoreTrouble, type TroubleCode } from '../../../src/store/trouble.ts';
import { UserError } from '../../../src/user-error.ts';

const files = filesIn('/data');
const withCode = (code: string) => Object.assign(new Error('detail of it'), { code });
const REPLACE =
  'With the bot stopped, move /data/facets.sqlite and the files that begin with its name away and put a backup in its ' +
  'place (npm run backup makes them). Without a backup Facets starts anew, but then nobody is opted out any more.';

it('a store lies in two files of its folder', () => {
  expect(files).toEqual({ folder: '/data', database: '/data/facets.sqlite', lock: '/data/facets.lock' });
});

it.each([
  ['EEXIST', 'store/not-a-folder'],
  ['ENOTDIR', 'store/not-a-folder'],
  ['EACCES', 'store/read-only'],
  ['EPERM', 'store/read-only'],
  ['EROFS', 'store/read-only'],
  ['SQLITE_READONLY', 'store/read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'store/read-only'],
  ['SQLITE_CANTOPEN', 'store/read-only'],
  ['ENOSPC', 'store/full'],
  ['SQLITE_FULL', 'store/full'],
  ['SQLITE_BUSY', 'store/locked'],
  ['SQLITE_BUSY_SNAPSHOT', 'store/locked'],
  ['SQLITE_NOTADB', 'store/not-a-database'],
  ['SQLITE_CORRUPT_INDEX', 'store/damaged'],
  ['STORE_CORRUPT', 'store/damaged'],
  ['STORE_EMPTIED', 'store/emptied'],
  ['STORE_WAL_ALONE', 'store/emptied'],
  ['STORE_FOREIGN', 'store/foreign'],
  ['STORE_NEWER', 'store/newer'],
  ['STORE_INCOMPLETE', 'store/incomplete'],
  ['STORE_IN_USE', 'store/in-use'],
  ['SQLITE_IOERR_WRITE', 'store/unusable'],
  ['SQLITE_PROTOCOL', 'store/unusable'],
  ['ENOLCK', 'store/unusable'],
])('%s is %s, and what was thrown is its cause', (code, expected) => {
  const error = withCode(code);
  const advice = advise(error, files);
  expect(advice).toBeInstanceOf(UserError);
  expect(advice).toMatchObject({ code: expected, cause: error });
});

it.each<[string, string]>([
  [
    'ENOTDIR',
    'DATA_DIR leads to /data, where a file is in the way. It must name a folder; one that is not there is made.',
  ],
  [
    'EROFS',
    "/data cannot be written, but Facets keeps servers' settings and opt-outs there. Let the user that runs it write to the folder and all files in it, or name another folder with DATA_DIR.",
  ],
  ['ENOSPC', 'The disk with /data is full: the database cannot be made or brought up to date. Free space.'],
  [
    'SQLITE_BUSY',
    '/data/facets.sqlite is locked by another program, such as a database browser. Close it there and start again.',
  ],
  ['SQLITE_NOTADB', `/data/facets.sqlite is not a SQLite database. ${REPLACE}`],
  ['SQLITE_CORRUPT', `/data/facets.sqlite is damaged (detail of it). ${REPLACE}`],
  [
    'SQLITE_IOERR',
    '/data cannot be used: detail of it (SQLITE_IOERR). Name another folder with DATA_DIR, on a disk of this machine.',
  ],
])('%s is told with what to do', (code, message) => {
  expect(advise(withCode(code), files)).toMatchObject({ message });
});

it.each<[TroubleCode, string]>([
  ['STORE_CORRUPT', `/data/facets.sqlite is damaged (detail). ${REPLACE}`],
  ['STORE_EMPTIED', `/data/facets.sqlite is empty, which Facets never leaves it: its content was lost. ${REPLACE}`],
  [
    'STORE_WAL_ALONE',
    `/data/facets.sqlite is gone, but /data/facets.sqlite-wal still holds changes that belong to it. ${REPLACE}`,
  ],
  ['STORE_FOREIGN', `/data/facets.sqlite belongs to another program (it has detail). ${REPLACE}`],
  [
    'STORE_NEWER',
    '/data/facets.sqlite was last used by a newer Facets (detail). Run that version, or put the backup from before the update in its place.',
  ],
  ['STORE_INCOMPLETE', `/data/facets.sqlite lacks detail: somebody changed it. ${REPLACE}`],
  [
    'STORE_IN_USE',
    'Another Facets already runs with /data. Stop it, or give this one a folder of its own with DATA_DIR.',
  ],
])('%s is told with what to do', (code, message) => {
  expect(advise(new StoreTrouble(code, 'detail'), files)).toMatchObject({ message });
});

it.each([
  new Error('a bug'),
  withCode('ERR_INVALID_ARG_TYPE'),
  withCode('SQLITE_CONSTRAINT'),
  withCode('SQLITE_FULLER'),
  withCode('E2'),
  withCode('XSQLITE_IOERR'),
  'no error',
])('%s, that no advice is known for, stays as it is', (error) => {
  expect(advise(error, files)).toBe(error);
});
