import { DiscordAPIError, GatewayCloseCodes, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { UserError } from '../../user-error.ts';

/**
 * What Discord's answer to a request means for the one who made it.
 * - `gone`: what it was about is not there any more; nothing is left to do and nobody is to blame
 * - `forbidden`: not allowed here; the next attempt at the same place would be refused as well
 * - `unacceptable`: not like this; something else may be accepted at the same place
 * - `too-large`: the same without its files may be accepted
 * - `later`: no answer, or one that says nothing about the request, which may or may not have been carried out
 * - `unknown`: any other refusal
 */
export type Refusal = 'gone' | 'forbidden' | 'unacceptable' | 'too-large' | 'later' | 'unknown';

/** The bot's messages were found to be spam; discord-api-types does not know the code. */
const FLAGGED_AS_SPAM = 20026;

/** Codes that mean something else than their status does. */
const BY_CODE: ReadonlyMap<unknown, Refusal> = new Map<number, Refusal>([
  [RESTJSONErrorCodes.InvalidWebhookToken, 'gone'],
  [FLAGGED_AS_SPAM, 'forbidden'],
  [RESTJSONErrorCodes.ChannelVerificationLevelTooHighForYouToGainAccess, 'forbidden'],
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType, 'forbidden'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'forbidden'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, 'forbidden'],
  [RESTJSONErrorCodes.ThreadLocked, 'forbidden'],
  [RESTJSONErrorCodes.ExplicitContentCannotBeSentToTheDesiredRecipient, 'unacceptable'],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, 'unacceptable'],
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter, 'unacceptable'],
  [RESTJSONErrorCodes.RequestEntityTooLarge, 'too-large'],
  [RESTJSONErrorCodes.FileUploadedExceedsMaximumSize, 'too-large'],
  [RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit, 'later'],
  [RESTJSONErrorCodes.ChannelSendRateLimit, 'later'],
  [RESTJSONErrorCodes.ServerSendRateLimit, 'later'],
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast, 'later'],
  [RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled, 'later'],
  [RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide, 'later'],
  [RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited, 'later'],
]);

function byStatus(status: number): Refusal {
  if (status >= 500 || status === 429 || status === 408) return 'later';
  switch (status) {
    case 400:
      return 'unacceptable';
    case 403:
      return 'forbidden';
    case 404:
      return 'gone';
    case 413:
      return 'too-large';
    default:
      return 'unknown';
  }
}

const NETWORK = /^(?:UND_ERR_|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|HPE_)/;

/** Undefined when the error is none of Discord's: a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof DiscordAPIError) {
    // A reply to a message that was deleted is an invalid form in Discord's eyes.
    const isInvalid = error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;
    if (isInvalid && /message_reference/.test(error.message)) return 'gone';
    return BY_CODE.get(error.code) ?? byStatus(error.status);
  }
  if (error instanceof HTTPError) return byStatus(error.status);
  if (error instanceof RateLimitError) return 'later';
  if (!(error instanceof Error)) return undefined;
  const isNetwork = 'code' in error && typeof error.code === 'string' && NETWORK.test(error.code);
  return isNetwork || error.name === 'AbortError' ? 'later' : undefined;
}

export function isGone(error: unknown): boolean {
  return refusalOf(error) === 'gone';
}

export function isForbidden(error: unknown): boolean {
  return refusalOf(error) === 'forbidden';
}

export function isAlreadyAcknowledged(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

export function badToken(): UserError {
  return new UserError(
    'discord/bad-token',
    'Discord does not know this DISCORD_TOKEN: copy it anew from https://discord.com/developers/applications → Bot → Reset Token.',
  );
}

export const INTENT_ADVICE =
  'Discord does not grant this bot the message-content intent, so it goes on without: it sees pictures in direct ' +
  'messages, beside a mention of it and through its commands, but not those that are merely posted. To change that, ' +
  'open https://discord.com/developers/applications, choose the application, switch on Bot → Message Content Intent, ' +
  'and start the bot again.';

const OUTDATED = 'This version of Facets speaks to Discord in a way that is not taken any more: update it.';

/** What an operator can do where the gateway ends a session for good. */
const CLOSE_ADVICE: ReadonlyMap<number, string> = new Map([
  [
    GatewayCloseCodes.InvalidShard,
    'Discord does not know the connection that the bot asked for: look whether SHARDS is the same on every machine, and ' +
      'start it again.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is in more servers than its connections may serve: start it again, with SHARDS=auto, which asks Discord how ' +
      'many it needs, or with a higher number.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion, OUTDATED],
  [GatewayCloseCodes.InvalidIntents, OUTDATED],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord does not let this application receive what the bot needs: look at ' +
      'https://discord.com/developers/applications → Bot → Privileged Gateway Intents, then start it again.',
  ],
]);

/** @param code a close code of the gateway that cannot be healed by waiting */
export function refusedForGood(code: number): UserError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return badToken();
  const advice = CLOSE_ADVICE.get(code) ?? 'Start it again; if that does not help, update it.';
  return new UserError(
    'discord/refused',
    `Discord's gateway turned the bot away for good (close code ${code}). ${advice}`,
  );
}
