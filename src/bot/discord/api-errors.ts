import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** Codes that mean: what this was about is gone. Nothing is left to do and nobody is to blame. */
const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
]);

const FORBIDDEN: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

export function isGone(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  if (GONE.has(error.code)) return true;
  // A reply to a message that was deleted is an invalid form in Discord's eyes.
  return error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType && /message_reference/.test(error.message);
}

export function isForbidden(error: unknown): boolean {
  return error instanceof DiscordAPIError && FORBIDDEN.has(error.code);
}

export function isAlreadyAcknowledged(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

/** Whether no answer came, or one that says nothing about the request: it may or may not have been carried out. */
export function isInconclusive(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  if ('status' in error && typeof error.status === 'number') return error.status >= 500;
  return error.name === 'AbortError' || ('code' in error && typeof error.code === 'string' && NETWORK.test(error.code));
}

const NETWORK = /^(?:UND_ERR_|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|HPE_)/;
