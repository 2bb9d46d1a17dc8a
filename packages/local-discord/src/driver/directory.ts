import type { APIUser } from 'discord-api-types/v10';
import type { Channel, Clock, Person, Ref, Server } from '../api.ts';
import type { State } from '../state.ts';

/** Where a server, a channel and a person find each other. */
export interface Directory {
  readonly state: State;
  readonly bot: APIUser;
  readonly clock: Clock;
  readonly people: readonly Person[];
  channel(ref: Ref): Channel;
  serverById(id: string): Server | undefined;
}
