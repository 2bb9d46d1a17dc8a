/**
 * A failure that the person who made the request can understand and act on.
 * Everything else that is thrown is a bug: it is logged with an id and the person sees the id.
 *
 * `code` is stable and namespaced (`image/too-large`, `download/expired`); `message` says what was expected and what
 * came, in a sentence that may be shown as it is.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Nothing is wrong with the request: it may be made again after `retryAfterMs`. */
export class BusyError extends UserError {
  override readonly name = 'BusyError';
  declare readonly code: `busy/${string}`;
  readonly retryAfterMs: number;

  constructor(code: `busy/${string}`, message: string, retryAfterMs: number, options?: ErrorOptions) {
    super(code, message, options);
    this.retryAfterMs = retryAfterMs;
  }
}
