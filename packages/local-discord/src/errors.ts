/** Nested under the names of fields and indices; see https://docs.discord.com/developers/reference#error-messages. */
export interface FormErrors {
  [field: string]: FormErrors | readonly FormError[];
}

export interface FormError {
  readonly code: string;
  readonly message: string;
}

/** A refusal in Discord's shape, by REST or to a person's own doing. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly errors: FormErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrors) {
    super(errors ? `${message} ${JSON.stringify(errors)}` : message);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.text = message;
  }

  /** The message as Discord words it, without the form errors. */
  readonly text: string;

  toJSON(): { message: string; code: number; errors?: FormErrors } {
    return { message: this.text, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

/** Codes and texts: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json. */
const KNOWN = new Map<number, { readonly status: number; readonly message: string }>();

function refusal(status: number, code: number, message: string): () => ApiError {
  KNOWN.set(code, { status, message });
  return () => new ApiError(status, code, message);
}

/** A refusal by its code alone, with Discord's status and words where they are known. */
export function refusalOf(code: number, given: { readonly status?: number; readonly message?: string } = {}): ApiError {
  const known = KNOWN.get(code);
  return new ApiError(given.status ?? known?.status ?? 400, code, given.message ?? known?.message ?? 'Refused');
}

export const unauthorized = refusal(401, 0, '401: Unauthorized');
export const notFound = refusal(404, 0, '404: Not Found');
export const unknownApplication = refusal(404, 10002, 'Unknown Application');
export const unknownChannel = refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = refusal(404, 10004, 'Unknown Guild');
export const unknownMember = refusal(404, 10007, 'Unknown Member');
export const unknownMessage = refusal(404, 10008, 'Unknown Message');
export const unknownUser = refusal(404, 10013, 'Unknown User');
export const unknownEmoji = refusal(400, 10014, 'Unknown Emoji');
export const unknownWebhook = refusal(404, 10015, 'Unknown Webhook');
export const unknownSticker = refusal(404, 10060, 'Unknown sticker');
export const unknownInteraction = refusal(404, 10062, 'Unknown interaction');
export const unknownCommand = refusal(404, 10063, 'Unknown application command');
export const tooManyCommands = refusal(400, 30032, 'Maximum number of application commands reached (100)');
export const tooManyReactions = refusal(400, 30010, 'Maximum number of reactions reached (20)');
export const tooLarge = refusal(413, 40005, 'Request entity too large');
export const alreadyAcknowledged = refusal(400, 40060, 'Interaction has already been acknowledged.');
export const tooManyFollowUps = refusal(
  400,
  40094,
  'Limited to 5 followup messages per interaction when the application is not in the guild',
);
export const missingAccess = refusal(403, 50001, 'Missing Access');
export const notInDms = refusal(400, 50003, 'Cannot execute action on a DM channel');
export const notYourMessage = refusal(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = refusal(400, 50006, 'Cannot send an empty message');
export const cannotSendTo = refusal(403, 50007, 'Cannot send messages to this user');
export const notATextChannel = refusal(400, 50008, 'Cannot send messages in a non-text channel');
export const missingPermissions = refusal(403, 50013, 'Missing Permissions');
export const tooManyToDelete = refusal(
  400,
  50016,
  'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete.',
);
export const invalidWebhookToken = refusal(401, 50027, 'Invalid Webhook Token');
export const threadArchived = refusal(400, 50083, 'Thread is archived');
export const invalidJson = refusal(400, 50109, 'The request body contains invalid JSON.');
export const cannotReplyWithoutHistory = refusal(
  400,
  160002,
  'Cannot reply without permission to read message history',
);
export const noMutualServer = refusal(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
export const explicitContent = refusal(400, 20009, 'Explicit content cannot be sent to the desired recipient(s)');
export const verificationTooHigh = refusal(403, 50009, 'Channel verification level is too high for you to gain access');
export const blockedByAutoMod = refusal(400, 200000, 'Message was blocked by automatic moderation');
export const unreadableForward = refusal(400, 160014, 'You cannot forward a message whose content you cannot read');
export const threadExists = refusal(400, 160004, 'A thread has already been created for this message');
export const threadLocked = refusal(400, 160005, 'Thread is locked');

/** 50035 with one error at `path`. */
export function invalidForm(path: readonly PropertyKey[], code: string, message: string): ApiError {
  return invalidFormAll([{ path, code, message }]);
}

/** 50035 with each error under its own path. */
export function invalidFormAll(
  found: readonly { readonly path: readonly PropertyKey[]; readonly code: string; readonly message: string }[],
): ApiError {
  const tree = new FormErrorTree();
  for (const { path, code, message } of found) tree.add(path, { code, message });
  return new ApiError(400, 50035, 'Invalid Form Body', tree.toFormErrors());
}

class FormErrorTree {
  readonly #errors: FormError[] = [];
  readonly #children = new Map<string, FormErrorTree>();

  add(path: readonly PropertyKey[], error: FormError): void {
    const [head, ...rest] = path;
    if (head === undefined) {
      this.#errors.push(error);
      return;
    }
    const key = String(head);
    const child = this.#children.get(key) ?? new FormErrorTree();
    this.#children.set(key, child);
    child.add(rest, error);
  }

  toFormErrors(): FormErrors {
    const tree: FormErrors = {};
    if (this.#errors.length > 0) tree._errors = this.#errors;
    for (const [key, child] of this.#children) tree[key] = child.toFormErrors();
    return tree;
  }
}
