import type { APIInteraction, APIMessage, InteractionResponseType } from 'discord-api-types/v10';

interface ReactionKind {
  readonly messageId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly emoji: string;
}

interface MessageKind {
  readonly message: APIMessage;
  /** The only person who sees it; undefined for ordinary messages. */
  readonly owner: string | undefined;
}

export interface HappeningKinds {
  /** A message came to be, "is thinking…" included (flag LOADING). */
  'message.created': MessageKind;
  'message.edited': MessageKind;
  'message.deleted': { readonly id: string; readonly channelId: string; readonly owner: string | undefined };
  'reaction.added': ReactionKind;
  'reaction.removed': ReactionKind;
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
    /** Without `/api/v10`. */
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
  'gateway.ready': { readonly connection: number; readonly resumed: boolean };
  'gateway.closed': { readonly connection: number; readonly code: number; readonly by: 'bot' | 'gateway' };
  'cdn.requested': { readonly path: string; readonly status: number };
  'fault.struck': { readonly description: string };
  /** A bug in the local Discord itself: it answered 500. */
  bug: { readonly error: Error };
}

interface Stamp<T extends string> {
  readonly type: T;
  /** Counts up from 1. */
  readonly seq: number;
  /** Clock time, ms since the Unix epoch. */
  readonly at: number;
}

export type HappeningType = keyof HappeningKinds;
export type Happening = { [K in HappeningType]: HappeningKinds[K] & Stamp<K> }[HappeningType];
export type HappeningOf<T extends HappeningType> = Extract<Happening, { readonly type: T }>;
