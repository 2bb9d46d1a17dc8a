/**
 * What stands in the messages that people are told of errors, by code; null: they are always the same. The words are in
 * src/wording, in every language. Codes that are not here are for operators and for logs, which read English.
 */
export interface ErrorValues {
  /** Limits and sizes in MiB; those of `pixels` in megapixels. */
  'image/too-large':
    | { form: 'bytes' | 'memory'; most: number; found: number }
    | { form: 'pixels'; most: number; format: string }
    | { form: 'endless'; most: number }
    | { form: 'unknown' };
  'image/too-slow': { seconds: number };
  'image/truncated': { format: string };
  'image/damaged': { format: string };
  /** A media type, or `none`. */
  'image/not-an-image': { found: string };
  'image/empty': null;
  'image/video': { form: 'unreadable' | 'unsupported'; format: string };
  /** `heic`, or the media type of what nothing here reads. */
  'image/unsupported': { found: string };
  'image/crashes': { id: string };
  /** In MiB; `found` is 0 where it is not known. */
  'download/too-large': { most: number; found: number };
  'download/failed': null;
  'download/too-slow': { seconds: number };
  'download/not-allowed': null;
  'download/expired': null;
  'person/opted-out': { whose: 'own' | 'other' };
  'message/no-picture': { where: 'own' | 'other' | 'direct' | 'server' };
  'message/own': null;
  'message/unseen': null;
  'message/unknown-author': null;
  'component/outdated': { what: 'reply' | 'page' | 'button' };
  'command/unknown': { what: 'command' | 'component' };
  'discord/not-taken': null;
  'delete/not-yours': null;
  'hello/not-yours': null;
  'hello/not-saved': null;
  'watch/no-server': null;
  'busy/queue': { seconds: number };
  'busy/queue-full': { seconds: number };
  'busy/person': { seconds: number };
  'busy/actions': { seconds: number };
  'busy/server': { seconds: number };
  'busy/stopping': { seconds: number };
  'file/not-found': null;
  'file/not-a-file': { found: 'folder' | 'pipe' | 'socket' | 'device' };
  /** `terminal`: standard input is one. Otherwise the system's code. */
  'file/unreadable': { reason: string };
  'file/empty': null;
  'file/empty-folder': null;
  'file/no-match': null;
  'file/exists': { path: string };
  'file/unwritable': { path: string; reason: string };
  'internal/bug': { stack: string };
}

interface UserErrorOptions extends ErrorOptions {
  /** The message that says it, where that is not named after the code. */
  readonly messageKey?: string;
  /** What stands in that message. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A code whose message has values needs them. */
type OptionsFor<Code extends string> = Code extends keyof ErrorValues
  ? ErrorValues[Code] extends null
    ? [options?: UserErrorOptions]
    : [options: UserErrorOptions & { readonly values: ErrorValues[Code] }]
  : [options?: UserErrorOptions];

/** Without a text of its own, where src/wording has the words. */
type ToldInWording<Code extends string> =
  | (Code extends keyof ErrorValues ? OptionsFor<Code> : never)
  | [options: UserErrorOptions & { readonly messageKey: string }];

/**
 * A failure that the person who made the request can understand and act on.
 * Everything else that is thrown is a bug: it is logged with an id and the person sees the id.
 *
 * `code` is stable and namespaced (`image/too-large`, `download/expired`). People are told it in their language where
 * {@link ErrorValues} has the code, or `messageKey` names the message; `message`, in English, is for operators, logs and
 * tests, and for codes that are nowhere else.
 */
export class UserError<Code extends string = string> extends Error {
  override readonly name: string = 'UserError';
  readonly code: Code;
  readonly values: Readonly<Record<string, string | number>>;
  readonly messageKey: string;

  constructor(code: Code, ...told: [message: string, ...options: OptionsFor<Code>] | ToldInWording<Code>) {
    const given: readonly unknown[] = told;
    const { values = {}, messageKey = `error.${code}`, ...options } = given.find(isOptions) ?? {};
    const [first] = given;
    super(typeof first === 'string' ? first : inNoLanguage(code, values), options);
    this.code = code;
    this.values = values;
    this.messageKey = messageKey;
  }
}

function isOptions(value: unknown): value is UserErrorOptions {
  return typeof value === 'object' && value !== null;
}

/** `download/too-large {"most":25,"found":31}` */
function inNoLanguage(code: string, values: UserError['values']): string {
  return Object.keys(values).length > 0 ? `${code} ${JSON.stringify(values)}` : code;
}

/** Nothing is wrong with the request: it may be made again after `retryAfterMs`. */
export class BusyError extends UserError<`busy/${string}`> {
  override readonly name = 'BusyError';
  readonly retryAfterMs: number;

  constructor(code: `busy/${string}`, retryAfterMs: number, options?: ErrorOptions) {
    const values = { seconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) };
    super(code, { ...options, messageKey: `error.${code}`, values });
    this.retryAfterMs = retryAfterMs;
  }
}
