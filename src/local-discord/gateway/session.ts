import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { DispatchEvent } from './publication.ts';

/** An event as a session numbered it. */
export type NumberedEvent = DispatchEvent & { readonly op: GatewayOpcodes.Dispatch; readonly s: number };

/** What outlives a connection: who is logged in, and every event, for a RESUME to replay. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly #events: NumberedEvent[] = [];
  /** Sends to the connection; undefined while there is none. */
  deliver: ((event: NumberedEvent) => void) | undefined;
  /** Cancels the end of the session's life without a connection. */
  cancelExpiry: () => void = () => {};

  constructor(intents: number, shard: readonly [number, number]) {
    this.intents = intents;
    this.shard = shard;
  }

  get sequence(): number {
    return this.#events.length;
  }

  dispatch(event: DispatchEvent): void {
    const numbered: NumberedEvent = { op: GatewayOpcodes.Dispatch, s: this.#events.length + 1, ...event };
    this.#events.push(numbered);
    this.deliver?.(numbered);
  }

  after(sequence: number): readonly NumberedEvent[] {
    return this.#events.slice(sequence);
  }
}
