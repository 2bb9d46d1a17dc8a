import type { GatewayDispatchPayload } from 'discord-api-types/v10';

type WithoutSequence<T> = T extends unknown ? Omit<T, 's' | 'op'> : never;

/** An event as it is before a session numbers it. */
export type DispatchEvent = WithoutSequence<GatewayDispatchPayload>;

/** An event on its way to the sessions that it concerns. */
export interface Publication {
  /** Decides the shard; events outside servers go to shard 0. */
  readonly guildId: string | undefined;
  /** A session needs one of these bits; 0 reaches all. */
  readonly intents: number;
  /** What a session with these intents gets. */
  readonly event: (intents: number) => DispatchEvent;
}
