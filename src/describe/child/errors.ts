import { BusyError, UserError } from '../../user-error.ts';

/** An error as it goes from process to process. */
export type PackedError =
  | { readonly code: string; readonly message: string; readonly values: UserError['values'] }
  | { readonly code: `busy/${string}`; readonly message: string; readonly retryAfterMs: number }
  /** A bug: its stack is for the log. */
  | { readonly message: string; readonly stack: string | undefined };

export function packError(error: unknown): PackedError {
  const { message } = error instanceof Error ? error : { message: String(error) };
  if (error instanceof BusyError) return { code: error.code, message, retryAfterMs: error.retryAfterMs };
  if (error instanceof UserError) return { code: error.code, message, values: error.values };
  if (!(error instanceof Error)) return { message, stack: undefined };
  const cause = error.cause instanceof Error ? `\nCaused by: ${error.cause.stack}` : '';
  return { message, stack: `${error.stack}${cause}` };
}

export function unpackError(packed: PackedError): Error {
  if ('retryAfterMs' in packed) return new BusyError(packed.code, packed.retryAfterMs);
  if ('code' in packed) return new UserError(packed.code, packed.message, { values: packed.values });
  const error = new Error(packed.message);
  if (packed.stack !== undefined) error.stack = packed.stack;
  return error;
}
