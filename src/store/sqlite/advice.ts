import { UserError } from '../../user-error.ts';
import { codeOf } from '../trouble.ts';
import type { SqliteFiles } from './file-names.ts';

interface Advice {
  readonly code: string;
  text(files: SqliteFiles, detail: string): string;
}

/** What is to be done about a file that cannot be saved. */
function replace({ database }: SqliteFiles): string {
  return (
    `With the bot stopped, move ${database} and the files that begin with its name away and put a backup in its place ` +
    '(npm run backup makes them). Without a backup Facets starts anew, but then nobody is opted out any more.'
  );
}

const notFolder: Advice = {
  code: 'store/not-a-folder',
  text: ({ folder }) =>
    `DATA_DIR leads to ${folder}, where a file is in the way. It must name a folder; one that is not there is made.`,
};

const readOnly: Advice = {
  code: 'store/read-only',
  text: ({ folder }) =>
    `${folder} cannot be written, but Facets keeps servers' settings and opt-outs there. Let the user that runs it ` +
    'write to the folder and all files in it, or name another folder with DATA_DIR.',
};

const full: Advice = {
  code: 'store/full',
  text: ({ folder }) =>
    `The disk with ${folder} is full: the database cannot be made or brought up to date. Free space.`,
};

const ADVICE: Readonly<Record<string, Advice>> = {
  EEXIST: notFolder,
  ENOTDIR: notFolder,
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  SQLITE_READONLY: readOnly,
  SQLITE_CANTOPEN: readOnly,
  ENOSPC: full,
  SQLITE_FULL: full,
  SQLITE_BUSY: {
    code: 'store/locked',
    text: ({ database }) =>
      `${database} is locked by another program, such as a database browser. Close it there and start again.`,
  },
  SQLITE_NOTADB: {
    code: 'store/not-a-database',
    text: (files) => `${files.database} is not a SQLite database. ${replace(files)}`,
  },
  SQLITE_CORRUPT: {
    code: 'store/damaged',
    text: (files, detail) => `${files.database} is damaged (${detail}). ${replace(files)}`,
  },
  STORE_CORRUPT: {
    code: 'store/damaged',
    text: (files, detail) => `${files.database} is damaged (${detail}). ${replace(files)}`,
  },
  STORE_EMPTIED: {
    code: 'store/emptied',
    text: (files) =>
      `${files.database} is empty, which Facets never leaves it: its content was lost. ${replace(files)}`,
  },
  STORE_WAL_ALONE: {
    code: 'store/emptied',
    text: (files) =>
      `${files.database} is gone, but ${files.database}-wal still holds changes that belong to it. ${replace(files)}`,
  },
  STORE_FOREIGN: {
    code: 'store/foreign',
    text: (files, detail) => `${files.database} belongs to another program (it has ${detail}). ${replace(files)}`,
  },
  STORE_NEWER: {
    code: 'store/newer',
    text: ({ database }, detail) =>
      `${database} was last used by a newer Facets (${detail}). Run that version, or put the backup from before the ` +
      'update in its place.',
  },
  STORE_INCOMPLETE: {
    code: 'store/incomplete',
    text: (files, detail) => `${files.database} lacks ${detail}: somebody changed it. ${replace(files)}`,
  },
  STORE_IN_USE: {
    code: 'store/in-use',
    text: ({ folder }) =>
      `Another Facets already runs with ${folder}. Stop it, or give this one a folder of its own with DATA_DIR.`,
  },
};

/** What a disk or a system refuses, for instance a network folder that knows no locks. */
const REFUSED = /^(SQLITE_(IOERR|PROTOCOL|NOLFS|LOCKED|PERM|AUTH)|E[A-Z]+$)/;

/** In plain words what is wrong with a store and what to do; an error that no advice is known for as it came. */
export function advise(error: unknown, files: SqliteFiles): unknown {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  // Extended codes begin with the plain one: SQLITE_READONLY_DIRECTORY.
  const [plain] = Object.keys(ADVICE).filter((known) => code === known || code.startsWith(`${known}_`));
  const advice = plain === undefined ? undefined : ADVICE[plain];
  if (advice) return new UserError(advice.code, advice.text(files, error.message), { cause: error });
  if (!REFUSED.test(code)) return error;
  const text = `${files.folder} cannot be used: ${error.message} (${code}). Name another folder with DATA_DIR, on a disk of this machine.`;
  return new UserError('store/unusable', text, { cause: error });
}
