import type { BaseMessageOptions, Client, Message } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../log.ts';
import type { SentReply } from '../reply-pairs.ts';
import { type Abilities, abilitiesAt } from './abilities.ts';
import { ForbiddenChannels } from './forbidden-channels.ts';
import { isForbidden, isGone } from './refusals.ts';
import { persist } from './retries.ts';

/** Sends what belongs to posted messages, and leaves channels alone that will not have it. */
export class Outbox {
  readonly #log: Logger;
  readonly #forbidden = new ForbiddenChannels();
  /** Channels whose missing permission was logged. */
  readonly #reported = new LRUCache<string, true>({ max: 10_000 });

  constructor(log: Logger) {
    this.#log = log;
  }

  /** What the bot may do where a message stands; undefined where it may not answer at all. */
  abilitiesFor(message: Message): Abilities | undefined {
    if (this.#forbidden.has(message.channelId)) return undefined;
    const abilities = abilitiesAt(message);
    if (abilities.send) return abilities;
    this.#report(message.channelId, 'no permission to answer in this channel');
    return undefined;
  }

  /** Undefined where the message is gone or its channel refuses the bot. */
  async reply(message: Message, reply: BaseMessageOptions, { reference }: Abilities): Promise<SentReply | undefined> {
    const { channel } = message;
    if (!channel.isSendable()) return undefined;
    const sent = await this.#quietly(message, () =>
      persist<Message>(() =>
        channel.send({
          ...reply,
          ...(reference && { reply: { messageReference: message.id, failIfNotExists: true } }),
          // Discord answers a repeated nonce with the message it already has: a lost response makes no second reply.
          nonce: message.id,
          enforceNonce: true,
        }),
      ),
    );
    return sent && { channelId: message.channelId, messageId: sent.id };
  }

  async react(message: Message, emoji: string, abilities: Abilities): Promise<void> {
    if (abilities.react) await this.#quietly(message, () => persist(() => message.react(emoji)));
  }

  /** Takes a reply back. */
  async withdraw(client: Client, { channelId, messageId }: SentReply): Promise<void> {
    const channel = await client.channels.fetch(channelId);
    if (!channel?.isTextBased()) return;
    try {
      await persist(() => channel.messages.delete(messageId));
    } catch (error) {
      if (!isGone(error) && !isForbidden(error)) throw error;
    }
  }

  /** Undefined where what the request was about is gone or where the channel refuses the bot. */
  async #quietly<T>(message: Message, request: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await request();
      this.#forbidden.allowed(message.channelId);
      return result;
    } catch (error) {
      if (isForbidden(error)) {
        this.#forbidden.refused(message.channelId);
        this.#report(message.channelId, 'Discord refuses the bot in this channel');
        return undefined;
      }
      if (!isGone(error)) throw error;
      this.#log.debug({ message: message.id }, 'gone before it was answered');
      return undefined;
    }
  }

  /** Logs a problem of a channel once. */
  #report(channelId: string, problem: string): void {
    if (this.#reported.has(channelId)) return;
    this.#reported.set(channelId, true);
    this.#log.warn({ channel: channelId }, problem);
  }
}
