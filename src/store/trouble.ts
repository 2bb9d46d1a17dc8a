/** What can be wrong with a store that neither its database nor the system has a code for. */
export type TroubleCode =
  /** Another bot holds the folder's lock. */
  | 'STORE_IN_USE'
  /** The file is there, with nothing in it. */
  | 'STORE_EMPTIED'
  /** The file is gone, but changes to it are there. */
  | 'STORE_WAL_ALONE'
  | 'STORE_CORRUPT'
  /** Has migrations that this version does not know. */
  | 'STORE_NEWER'
  /** Has tables, but was never made by our migrations. */
  | 'STORE_FOREIGN'
  /** Lacks tables or columns that its migrations made. */
  | 'STORE_INCOMPLETE';

/** A store that does not serve; `message` is the detail that is to be told with it. */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble';
  readonly code: TroubleCode;

  constructor(code: TroubleCode, detail = '') {
    super(detail);
    this.code = code;
  }
}

/** The code of an error that has one: SQLite's (`SQLITE_BUSY`), the system's (`ENOSPC`) or a {@link TroubleCode}. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
