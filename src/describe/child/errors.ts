import { UserError } from '../../user-error.ts';

/** An error as it goes from process to process. */
export type PackedError =
  | { readonly code: string; readonly message: string }
  /** A bug: its stack is for the log. */
  | { readonly message: string; readonly stack: string | undefined };

export function packError(error: unknown): PackedError {
  if (error instanceof UserError) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  const cause = error.cause instanceof Error ? `\nCaused by: ${error.cause.stack}` : '';
  return { message: error.message, stack: `${error.stack}${cause}` };
}

export function unpackError(packed: PackedError): Error {
  if ('code' in packed) return new UserError(packed.code, packed.message);
  const error = new Error(packed.message);
  if (packed.stack !== undefined) error.stack = packed.stack;
  return error;
}
