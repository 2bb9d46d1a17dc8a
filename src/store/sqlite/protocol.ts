export interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What a query gave, in Kysely's words. */
export interface Rows<Row> {
  readonly rows: Row[];
  readonly numAffectedRows?: bigint;
}

export type Request = { readonly id: number } & (({ readonly kind: 'query' } & Query) | { readonly kind: 'close' });

/** An error on its way between threads, which would lose its code otherwise. */
export interface Failure {
  /** As `codeOf` reads it; undefined for a bug. */
  readonly code: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
}

/** The first message of the thread has id 0 and tells how opening went; a write that is refused then is no failure. */
export interface Opened {
  readonly refusal: Failure | undefined;
}

export type Response<Row> = { readonly id: number } & (
  | { readonly result: Rows<Row> }
  | { readonly opened: Opened }
  | { readonly failure: Failure }
);
