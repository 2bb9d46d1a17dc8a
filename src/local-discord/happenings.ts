import type { APIInteraction, APIMessage, InteractionResponseType } from 'discord-api-types/v10';

interface Kinds {
  /** A message came to be, "is thinking…" included (flag LOADING). `owner` is who alone sees an ephemeral one. */
  'message.created': { readonly message: APIMessage; readonly owner: string | undefined };
  'message.edited': { readonly message: APIMessage; readonly owner: string | undefined };
  'message.deleted': { readonly id: string; readonly channelId: string; readonly owner: string | undefined };
  'reaction.added': {
    readonly messageId: string;
    readonly channelId: string;
    readonly userId: string;
    readonly emoji: string;
  };
  'reaction.removed': {
    readonly messageId: string;
    readonly channelId: string;
    readonly userId: string;
    readonly emoji: string;
  };
  typing: { readonly channelId: string; readonly userId: string };
  'channel.changed': { readonly channelId: string };
  'server.changed': { readonly serverId: string };
  'commands.registered': { readonly serverId: string | undefined; readonly count: number };
  'interaction.started': { readonly interaction: APIInteraction };
  'interaction.acknowledged': {
    readonly interactionId: string;
    readonly responseType: InteractionResponseType;
    readonly afterMs: number;
  };
  /** Nobody acknowledged it within 3 s. */
  'interaction.failed': { readonly interactionId: string };
  /** A REST request of the bot, once it is answered; `status` is 0 when a fault took the answer away. */
  rest: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly ms: number;
    readonly request: unknown;
    readonly response: unknown;
  };
  'gateway.opened': { readonly connection: number };
  /** What the gateway sent to the bot. */
  'gateway.sent': { readonly connection: number; readonly payload: unknown };
  /** What the bot sent to the gateway. */
  'gateway.received': { readonly connection: number; readonly payload: unknown };
  'gateway.closed': { readonly connection: number; readonly code: number; readonly by: 'bot' | 'gateway' };
  'cdn.requested': { readonly path: string; readonly status: number };
  'fault.struck': { readonly description: string };
}

export type HappeningType = keyof Kinds;
export type HappeningOf<T extends HappeningType> = {
  [K in T]: Kinds[K] & {
    readonly type: K /** Counts up from 1. */;
    readonly seq: number /** Clock time, ms since the epoch. */;
    readonly at: number;
  };
}[T];
export type Happening = HappeningOf<HappeningType>;
