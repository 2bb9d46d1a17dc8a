import {
  type BaseMessageOptions,
  type Client,
  type CommandInteraction,
  type Message,
  type MessageComponentInteraction,
  Routes,
  type SendableChannels,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Meter } from '../../metrics/meter.ts';
import type { Logger } from '../log.ts';
import type { SentReply } from '../reply-pairs.ts';
import { type Abilities, abilitiesIn } from './abilities.ts';
import { ForbiddenChannels } from './forbidden-channels.ts';
import { refusalOf } from './refusals.ts';
import { withRetries } from './retries.ts';

/** How long Discord knows a nonce again: it says "a few minutes". */
const NONCE_MS = 150_000;

/** What a reply may contain, of what it would contain. */
export type Form = Pick<Abilities, 'embed' | 'attach'>;

/** The same reply in the form that is allowed when it is sent. */
export type Compose = (form: Form) => BaseMessageOptions;

/** What became of a reply. `later`: Discord did not take it in all the time there was, and may have it all the same. */
export type Sending =
  | { readonly kind: 'sent'; readonly reply: SentReply }
  | { readonly kind: 'gone' | 'refused' | 'later' };

/** Where a reply is to go has ceased to be, or lets the bot say nothing any more. */
class NoPlace extends Error {
  readonly kind: 'gone' | 'refused';

  constructor(kind: NoPlace['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * Sends what is finished: holds it for as long as Discord does not take it, and goes by what Discord answers. A refusal
 * is an answer: it is logged once and nothing else is sent in its place.
 */
export class Outbox {
  readonly #log: Logger;
  readonly #meter: Meter;
  readonly #forbidden = new ForbiddenChannels();
  /** Channels whose missing permission was logged. */
  readonly #reported = new LRUCache<string, true>({ max: 10_000 });

  #waiting = 0;

  constructor(log: Logger, meter: Meter) {
    this.#log = log;
    this.#meter = meter;
  }

  /** Replies on their way to Discord. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether an answer to a message would be taken now. */
  mayAnswer({ client, channelId }: Message): boolean {
    return !this.#forbidden.has(channelId) && this.#placeFor(client, channelId) !== undefined;
  }

  /**
   * Sends the reply to a posted message; once, however often the attempt is repeated.
   * @param edition counts the replies that a message got, as long as earlier ones were taken back
   */
  async reply(message: Message, compose: Compose, signal: AbortSignal, edition = 0): Promise<Sending> {
    const sending = await this.#underWay(() => this.#reply(message, compose, signal, edition));
    this.#meter.count('facets_replies_total', { outcome: sending.kind });
    return sending;
  }

  async #underWay<T>(send: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    try {
      return await send();
    } finally {
      this.#waiting -= 1;
    }
  }

  async #reply(message: Message, compose: Compose, signal: AbortSignal, edition: number): Promise<Sending> {
    const { channelId, id } = message;
    try {
      const sent = await this.#smallerIfTooLarge((files) =>
        withRetries<Message>(() => this.#post(message, compose, files, edition), { forMs: NONCE_MS, signal }),
      );
      this.#forbidden.allowed(channelId);
      return { kind: 'sent', reply: { channelId, messageId: sent.id } };
    } catch (error) {
      if (error instanceof NoPlace) return { kind: error.kind };
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      if (refusal === 'later') return { kind: 'later' };
      if (refusal === 'gone') {
        this.#log.debug({ message: id }, 'gone before it was answered');
        return { kind: 'gone' };
      }
      if (refusal === 'forbidden') this.#forbidden.refused(channelId);
      this.#log.warn({ message: id, channel: channelId, refusal, err: error }, 'Discord did not take a reply');
      return { kind: 'refused' };
    }
  }

  /** Whether a message has a reply of the bot's, as far as can be seen. */
  async hasReply({ client, channelId, id }: Message, signal: AbortSignal): Promise<boolean> {
    const channel = client.channels.cache.get(channelId);
    if (!channel?.isTextBased()) return true;
    const after = await withRetries(() => channel.messages.fetch({ after: id, limit: 50, cache: false }), { signal });
    return after.some(({ author, reference }) => author.id === client.user.id && reference?.messageId === id);
  }

  /**
   * Edits an interaction's acknowledged answer.
   * @throws what Discord refuses for good
   */
  async edit(
    interaction: CommandInteraction | MessageComponentInteraction,
    compose: Compose,
    signal?: AbortSignal,
  ): Promise<Message> {
    return this.#underWay(() =>
      this.#smallerIfTooLarge((attach) =>
        withRetries(() => interaction.editReply(compose({ embed: true, attach })), { signal }),
      ),
    );
  }

  async react(message: Message, emoji: string): Promise<void> {
    const channel = message.client.channels.cache.get(message.channelId);
    if (!channel || !abilitiesIn(channel).react) return;
    await this.#quietly(message, () => withRetries(() => message.react(emoji), { forMs: NONCE_MS }));
  }

  /** Takes the bot's own reaction away. */
  async unreact({ client, channelId, id }: Message, emoji: string): Promise<void> {
    const route = Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent(emoji));
    await this.#quietly({ id, channelId }, () => withRetries(() => client.rest.delete(route), { forMs: NONCE_MS }));
  }

  /** Takes a reply back. */
  async withdraw(client: Client, { channelId, messageId }: SentReply): Promise<void> {
    await this.#quietly({ id: messageId, channelId }, () =>
      withRetries(() => client.rest.delete(Routes.channelMessage(channelId, messageId))),
    );
  }

  async #post(message: Message, compose: Compose, files: boolean, edition: number): Promise<Message> {
    const { client, channelId, id } = message;
    if (!client.channels.cache.has(channelId)) throw new NoPlace('gone');
    const place = this.#placeFor(client, channelId);
    if (place === undefined) throw new NoPlace('refused');
    const { embed, attach, reference } = place.abilities;
    return place.channel.send({
      ...compose({ embed, attach: attach && files }),
      ...(reference && { reply: { messageReference: id, failIfNotExists: true } }),
      // Discord answers a repeated nonce with the message it already has: a lost response makes no second reply.
      nonce: edition === 0 ? id : `${id}.${edition}`,
      enforceNonce: true,
    });
  }

  /** A channel that the bot may write to, as things are now. */
  #placeFor(client: Client, channelId: string): { channel: SendableChannels; abilities: Abilities } | undefined {
    const channel = client.channels.cache.get(channelId);
    if (!channel?.isSendable()) return undefined;
    const abilities = abilitiesIn(channel);
    if (abilities.send) return { channel, abilities };
    this.#reportSilence(channelId);
    return undefined;
  }

  async #smallerIfTooLarge<T>(send: (files: boolean) => Promise<T>): Promise<T> {
    try {
      return await send(true);
    } catch (error) {
      if (refusalOf(error) !== 'too-large') throw error;
      return send(false);
    }
  }

  /** For what is no answer: whatever Discord says to it, nobody misses it. */
  async #quietly({ id, channelId }: { readonly id: string; readonly channelId: string }, send: () => Promise<unknown>) {
    try {
      await send();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      if (refusal === 'forbidden') this.#forbidden.refused(channelId);
      if (refusal !== 'gone') this.#log.warn({ message: id, channel: channelId, refusal, err: error }, 'not taken');
    }
  }

  /** Once a channel. */
  #reportSilence(channelId: string): void {
    if (this.#reported.has(channelId)) return;
    this.#reported.set(channelId, true);
    this.#log.warn({ channel: channelId }, 'no permission to answer in this channel');
  }
}
