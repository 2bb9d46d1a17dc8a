import { UserError } from '../../user-error.ts';
import { codeOf } from '../trouble.ts';

interface Advice {
  readonly code: string;
  text(where: string, detail: string): string;
}

const unreachable: Advice = {
  code: 'store/unreachable',
  text: (where, detail) =>
    `PostgreSQL at ${where} cannot be reached: ${detail}. Look whether it runs, and at host and port in DATABASE_URL.`,
};

const refused: Advice = {
  code: 'store/login',
  text: (where, detail) =>
    `PostgreSQL at ${where} refuses the login: ${detail}. Correct user and password in DATABASE_URL.`,
};

const notAllowed: Advice = {
  code: 'store/read-only',
  text: (where, detail) =>
    `The user of DATABASE_URL may not make or change Facets' tables in ${where} (${detail}). Make it the owner of that database.`,
};

const busy: Advice = {
  code: 'store/locked',
  text: (where, detail) => `PostgreSQL at ${where} takes nobody in now: ${detail}. Try again in a moment.`,
};

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), the system's codes, and our own. */
const ADVICE: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EPIPE: unreachable,
  ETIMEDOUT: unreachable,
  '28P01': refused,
  '28000': refused,
  '3D000': {
    code: 'store/no-database',
    text: (where) =>
      `There is no database ${where}. Make it (createdb), or correct the name at the end of DATABASE_URL.`,
  },
  '42501': notAllowed,
  '25006': notAllowed,
  '53300': busy,
  '57P03': busy,
  STORE_FOREIGN: {
    code: 'store/foreign',
    text: (where, detail) =>
      `The database ${where} belongs to another program (it has ${detail}). Give Facets a database of its own.`,
  },
  STORE_NEWER: {
    code: 'store/newer',
    text: (where, detail) =>
      `The database ${where} was last used by a newer Facets (${detail}). Run that version, or restore a dump from before ` +
      'the update.',
  },
  STORE_INCOMPLETE: {
    code: 'store/incomplete',
    text: (where, detail) => `The database ${where} lacks ${detail}: somebody changed it. Restore a dump of it.`,
  },
};

/** Where a database is, without user and password. */
export function whereabouts(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}

/** In plain words what is wrong with a database and what to do; an error that no advice is known for as it came. */
export function advise(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  // Where a name has several addresses, each has an error of its own.
  const cause = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const advice = ADVICE[codeOf(cause) ?? ''] ?? (cause.message.includes('timeout') ? unreachable : undefined);
  return advice ? new UserError(advice.code, advice.text(whereabouts(url), cause.message), { cause: error }) : error;
}
