import {
  type APIInteraction,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
} from 'discord-api-types/v10';
import type { UsedInteraction } from '../api.ts';
import { EVERYTHING, messagePayload } from '../payloads/message.ts';
import type { State } from '../state.ts';
import type { StoredInteraction } from '../stored.ts';
import { waitFor } from './waits.ts';

interface Wait {
  readonly timeoutMs?: number;
}

export class DriverInteraction implements UsedInteraction {
  readonly #state: State;
  readonly #stored: StoredInteraction;

  constructor(state: State, stored: StoredInteraction) {
    this.#state = state;
    this.#stored = stored;
  }

  get id(): string {
    return this.#stored.payload.id;
  }

  get payload(): APIInteraction {
    return this.#stored.payload;
  }

  get stored(): StoredInteraction {
    return this.#stored;
  }

  acknowledged(wait: Wait = {}): Promise<InteractionResponseType> {
    return this.#once('an acknowledgement', () => this.#stored.responseType, wait);
  }

  async reply(wait: Wait = {}): Promise<APIMessage> {
    return this.#once(
      'a reply',
      () => {
        const { originalId, responseType } = this.#stored;
        if (responseType === undefined) return undefined;
        if (originalId === undefined) {
          throw new Error(`expected a message as response but got ${InteractionResponseType[responseType]}`);
        }
        const stored = this.#state.messages.get(originalId);
        if (!stored) throw new Error('expected a reply but the response was deleted');
        return this.#stored.isAnswered ? messagePayload(this.#state, stored, EVERYTHING) : undefined;
      },
      wait,
    );
  }

  get followUps(): readonly APIMessage[] {
    return this.#stored.followUpIds.flatMap((id) => {
      const message = this.#state.messages.get(id);
      return message ? [messagePayload(this.#state, message, EVERYTHING)] : [];
    });
  }

  nextFollowUp(wait: Wait = {}): Promise<APIMessage> {
    const before = this.followUps.length;
    return waitFor(
      this.#state.log,
      'a follow-up',
      (happening) => (happening.type === 'rest' ? this.followUps[before] : undefined),
      wait,
    );
  }

  modal(wait: Wait = {}): Promise<APIModalInteractionResponseCallbackData> {
    return this.#once(
      'a modal',
      () => {
        const { modal, responseType } = this.#stored;
        if (modal || responseType === undefined) return modal;
        throw new Error(`expected a modal as response but got ${InteractionResponseType[responseType]}`);
      },
      wait,
    );
  }

  /** Resolves with what `read` finds, now or after a later happening; rejects once the interaction has failed. */
  async #once<T>(what: string, read: () => T | undefined, wait: Wait): Promise<T> {
    const name = `${what} to interaction ${this.#stored.commandName ?? this.id}`;
    const attempt = (): T | undefined => {
      if (this.#stored.state === 'failed') throw new Error(`expected ${name} but 3 s passed without a response`);
      return read();
    };
    return attempt() ?? waitFor(this.#state.log, name, attempt, wait);
  }
}
