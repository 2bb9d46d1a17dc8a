import { z } from 'zod';
import { type ApiError, invalidFormAll } from '../errors.ts';
import { isSnowflake } from '../snowflake.ts';

/** Length as Discord counts it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Text of `min` to `max` characters. */
export function text(max: number, min = 0) {
  return z.string().superRefine((value, context) => {
    const length = lengthOf(value);
    if (length === 0 && min > 0) {
      fail(context, 'BASE_TYPE_REQUIRED', 'This field is required');
    } else if (length > max || length < min) {
      const [code, range] =
        min > 0 ? ['BASE_TYPE_BAD_LENGTH', `between ${min} and ${max}`] : ['BASE_TYPE_MAX_LENGTH', `${max} or fewer`];
      fail(context, code, `Must be ${range} in length.`);
    }
  });
}

/** A list of `min` to `max` items. */
export function list<T extends z.ZodType>(item: T, max: number, min = 0) {
  return z.array(item).superRefine((value, context) => {
    if (value.length > max || value.length < min) {
      const range = min > 0 ? `between ${min} and ${max}` : `${max} or fewer`;
      fail(context, 'BASE_TYPE_BAD_LENGTH', `Must be ${range} in length.`);
    }
  });
}

export const snowflake = z
  .union([z.string(), z.int().nonnegative()])
  .transform(String)
  .superRefine((value, context) => {
    if (!isSnowflake(value)) fail(context, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  });

const PLAIN_SCHEMES = ['http:', 'https:'];

/** An absolute URL; `attachment://` is allowed where files can be referred to. */
export function url(max: number, { attachments = false } = {}) {
  return text(max, 1).superRefine((value, context) => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed) {
      fail(context, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    } else if (!PLAIN_SCHEMES.includes(parsed.protocol) && !(attachments && parsed.protocol === 'attachment:')) {
      const schemes = attachments ? "('http', 'https', 'attachment')" : "('http', 'https')";
      fail(
        context,
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${parsed.protocol.slice(0, -1)}" is not supported. Scheme must be one of ${schemes}.`,
      );
    }
  });
}

/** Reports a form error with Discord's inner code. */
export function fail(
  context: {
    addIssue(issue: { code: 'custom'; params: { code: string }; message: string; path?: PropertyKey[] }): void;
  },
  code: string,
  message: string,
  path?: PropertyKey[],
): void {
  context.addIssue({ code: 'custom', params: { code }, message, ...(path ? { path } : {}) });
}

/** Checks a request body. Throws 50035 with everything that is wrong under its path. */
export function parseForm<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (!result.success) throw formErrors(result.error);
  return result.data;
}

function formErrors(error: z.ZodError): ApiError {
  return invalidFormAll(error.issues.flatMap((issue) => expand(issue, [])));
}

type Found = { path: PropertyKey[]; code: string; message: string };

function expand(issue: z.core.$ZodIssue, above: PropertyKey[]): Found[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') {
    return [{ path, code: issue.params.code, message: issue.message }];
  }
  if (issue.code === 'invalid_union') {
    const [first] = issue.errors;
    if (first?.length) return first.flatMap((nested) => expand(nested, path));
    return [{ path, code: 'BASE_TYPE_CHOICES', message: issue.message }];
  }
  if (issue.code === 'invalid_type') return [{ path, ...wrongType(issue) }];
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return [{ path, code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${values}}.` }];
  }
  if (issue.code === 'too_big') {
    return [{ path, code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${issue.maximum}.` }];
  }
  if (issue.code === 'too_small') {
    return [{ path, code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${issue.minimum}.` }];
  }
  if (issue.code === 'invalid_format') {
    return [{ path, code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' }];
  }
  return [{ path, code: 'BASE_TYPE_INVALID', message: issue.message }];
}

function wrongType(issue: z.core.$ZodIssueInvalidType): { code: string; message: string } {
  if (issue.message.endsWith('received undefined')) {
    return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
  switch (issue.expected) {
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' };
    case 'number':
    case 'int':
      return { code: 'NUMBER_TYPE_COERCE', message: 'Value is not a number.' };
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CHOICES', message: 'Must be either true or false.' };
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
    default:
      return { code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' };
  }
}
