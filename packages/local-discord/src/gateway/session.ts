import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { DispatchEvent } from './publication.ts';

/** An event as a session numbered it. */
export type NumberedEvent = DispatchEvent & { readonly op: GatewayOpcodes.Dispatch; readonly s: number };

/** Events kept for a RESUME; a session that missed more is over. */
const KEPT = 5000;

/** What outlives a connection: who is logged in, and the latest events, for a RESUME to replay. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly #events: NumberedEvent[] = [];
  #sequence = 0;
  /** Sends to the connection; undefined while there is none. */
  deliver: ((event: NumberedEvent) => void) | undefined;
  /** Cancels the end of the session's life without a connection. */
  cancelExpiry: () => void = () => {};

  constructor(intents: number, shard: readonly [number, number]) {
    this.intents = intents;
    this.shard = shard;
  }

  get sequence(): number {
    return this.#sequence;
  }

  dispatch(event: DispatchEvent): void {
    this.#sequence += 1;
    const numbered: NumberedEvent = { op: GatewayOpcodes.Dispatch, s: this.#sequence, ...event };
    this.#events.push(numbered);
    if (this.#events.length > KEPT) this.#events.shift();
    this.deliver?.(numbered);
  }

  /** What came after `sequence`; undefined when some of it is forgotten. */
  after(sequence: number): readonly NumberedEvent[] | undefined {
    const forgotten = this.#sequence - this.#events.length;
    return sequence < forgotten ? undefined : this.#events.slice(sequence - forgotten);
  }
}
