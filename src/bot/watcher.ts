import { type BaseMessageOptions, type Client, Events, type Message, MessageReferenceType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Place } from '../store/settings.ts';
import { UserError } from '../user-error.ts';
import { classify } from './classify.ts';
import { type Abilities, abilitiesAt } from './discord/abilities.ts';
import { isForbidden, isGone } from './discord/api-errors.ts';
import { ForbiddenChannels } from './discord/forbidden-channels.ts';
import { persist } from './discord/retries.ts';
import { type PictureSource, sourcesOf } from './discord/sources.ts';
import { explainFailure } from './failures.ts';
import { isBusy } from './load/busy.ts';
import { composeReply } from './replies/compose.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import type { SentReply } from './reply-pairs.ts';
import type { Services } from './services.ts';

/** Why a message is looked at. Those who ask are told why not, too; a watched post is answered or left alone. */
type Reason = 'asked' | 'watched';

const BUSY_REACTION = '⏳';

const HOW_TO =
  'Post a picture together with a mention of me, or use `/classify`, or Apps → **Classify faces** on a message.';

const INTRODUCTION =
  '-# I describe faces in pictures that are posted here. `/watch` changes where I look; `/privacy` tells what happens ' +
  'to pictures and lets you opt out.';

/** Answers pictures that are posted: where the bot watches, beside a mention of it, and in direct messages. */
export class Watcher {
  readonly #services: Services;
  readonly #forbidden = new ForbiddenChannels();
  /** Channels whose missing permission was logged. */
  readonly #reported = new LRUCache<string, true>({ max: 10_000 });

  constructor(services: Services) {
    this.#services = services;
  }

  attach(client: Client): void {
    client.on(Events.MessageCreate, (message) => this.#run(message.id, this.#onMessage(message)));
    client.on(Events.MessageDelete, ({ id }) => this.#run(id, this.#onDelete(client, id)));
    client.on(Events.MessageBulkDelete, (messages) => {
      for (const id of messages.keys()) this.#run(id, this.#onDelete(client, id));
    });
  }

  #run(messageId: string, work: Promise<void>): void {
    const { log, workload } = this.#services;
    workload.track(work).catch((error: unknown) => log.error({ message: messageId, err: error }, 'unanswered'));
  }

  async #onMessage(message: Message): Promise<void> {
    const { pairs, workload } = this.#services;
    if (workload.stopping || workload.paused || message.author.bot || message.webhookId !== null || message.system)
      return;
    const reason = this.#reasonFor(message);
    if (reason === undefined) return;
    const own = sourcesOf(message.attachments.values(), message.author.id, reason === 'asked');
    if (own.length === 0 && reason === 'watched') return;
    const abilities = abilitiesAt(message);
    if (!this.#maySend(message, abilities)) return;
    const signal = pairs.begin(message.id);
    if (signal === undefined) return;
    try {
      await workload.request(() => this.#answer(message, own, reason, abilities, signal));
    } catch (error) {
      if (signal.aborted) return;
      await this.#answerFailure(message, reason, abilities, error);
    } finally {
      pairs.end(message.id);
    }
  }

  #reasonFor(message: Message): Reason | undefined {
    const { client, mentions, attachments } = message;
    if (!message.inGuild()) return attachments.size > 0 || mentions.users.has(client.user.id) ? 'asked' : undefined;
    const { watch } = this.#services.settings.at(placeOf(message));
    if (watch === 'off') return undefined;
    const namesBot = mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true });
    // An answer to one of the bot's replies pings it too: that asks for something only where there is a picture.
    const asked = namesBot || (mentions.users.has(client.user.id) && attachments.size > 0);
    if (asked) return 'asked';
    return watch === 'on' && attachments.size > 0 ? 'watched' : undefined;
  }

  #maySend({ channel }: Message, { send }: Abilities): boolean {
    if (this.#forbidden.has(channel.id)) return false;
    if (!send) this.#report(channel.id, 'no permission to answer in this channel');
    return send;
  }

  /** Logs a problem of a channel once. */
  #report(channelId: string, problem: string): void {
    if (this.#reported.has(channelId)) return;
    this.#reported.set(channelId, true);
    this.#services.log.warn({ channel: channelId }, problem);
  }

  async #answer(
    message: Message,
    own: readonly PictureSource[],
    reason: Reason,
    abilities: Abilities,
    signal: AbortSignal,
  ): Promise<void> {
    const { config } = this.#services;
    const sources = own.length > 0 ? own : await this.#sourcesOfReference(message);
    const results = await classify(this.#services, {
      id: message.id,
      sources,
      askerId: message.author.id,
      serverId: message.guildId ?? undefined,
      channelId: message.channelId,
      signal,
    });
    const worthTelling = reason === 'asked' ? results : results.filter(hasFaces);
    if (worthTelling.length === 0) return;
    const opening = this.#introduction(message);
    const reply = composeReply(worthTelling, {
      threshold: config.threshold,
      show: 'detected',
      hidden: config.hiddenAttributes,
      owners: { posterId: sources[0]?.posterId ?? message.author.id, askerId: message.author.id },
      mayEmbed: abilities.embed,
      mayAttach: abilities.attach,
      ...(opening && { opening }),
    });
    const sent = await this.#send(message, reply, abilities, signal);
    if (sent && opening && message.inGuild()) void this.#services.settings.introduced(placeOf(message));
  }

  /** The pictures of the message that a mention replies to. */
  async #sourcesOfReference(message: Message): Promise<PictureSource[]> {
    const { reference } = message;
    await this.#services.rates.take(1, message.author.id, message.guildId ?? undefined);
    if (reference?.messageId === undefined || reference.type !== MessageReferenceType.Default) {
      throw new UserError('message/no-picture', `I see no picture in your message. ${HOW_TO}`);
    }
    const referenced = await fetchReference(message);
    const sources = sourcesOf(referenced?.attachments.values() ?? [], referenced?.author.id ?? '', true);
    if (sources.length > 0) return sources;
    throw this.#services.facts.seesContent && referenced
      ? new UserError('message/no-picture', 'I see no picture in the message that you replied to.')
      : new UserError(
          'message/unseen',
          'I cannot see what is in that message. Use Apps → **Classify faces** on it: then Discord shows it to me.',
        );
  }

  #introduction(message: Message): string | undefined {
    return message.inGuild() && !this.#services.settings.isIntroduced(placeOf(message)) ? INTRODUCTION : undefined;
  }

  async #answerFailure(message: Message, reason: Reason, abilities: Abilities, error: unknown): Promise<void> {
    const { log } = this.#services;
    const context = { message: message.id, channel: message.channelId, server: message.guildId };
    if (isBusy(error)) {
      log.debug(context, 'busy');
      if (abilities.react) await this.#quietly(message, () => persist(() => message.react(BUSY_REACTION)));
      return;
    }
    if (error instanceof UserError && reason === 'watched') {
      log.debug({ ...context, code: error.code }, 'left alone');
      return;
    }
    await this.#send(message, { content: explainFailure(error, log, context) }, abilities);
  }

  /** Whether the reply has arrived. */
  async #send(
    message: Message,
    reply: BaseMessageOptions,
    abilities: Abilities,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { channel } = message;
    if (!channel.isSendable()) return false;
    signal?.throwIfAborted();
    const sent = await this.#quietly(message, () =>
      persist<Message>(() =>
        channel.send({
          ...reply,
          ...(abilities.reference && { reply: { messageReference: message.id, failIfNotExists: true } }),
          // Discord answers a repeated nonce with the message it already has: a lost response makes no second reply.
          nonce: message.id,
          enforceNonce: true,
        }),
      ),
    );
    if (sent === undefined) return false;
    const pair: SentReply = { channelId: message.channelId, messageId: sent.id };
    this.#services.pairs.set(message.id, pair);
    if (signal?.aborted) await this.#onDelete(message.client, message.id);
    return true;
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
      this.#services.log.debug({ message: message.id }, 'gone before it was answered');
      return undefined;
    }
  }

  async #onDelete(client: Client, messageId: string): Promise<void> {
    const reply = this.#services.pairs.deleted(messageId);
    if (reply === undefined) return;
    const channel = await client.channels.fetch(reply.channelId);
    if (!channel?.isTextBased()) return;
    try {
      await persist(() => channel.messages.delete(reply.messageId));
    } catch (error) {
      if (!isGone(error) && !isForbidden(error)) throw error;
    }
  }
}

function hasFaces(result: PictureResult): boolean {
  return isAnalysed(result) && result.analysis.faces.length > 0;
}

/** Threads go by the channel they belong to. */
function placeOf({ channel, channelId, guildId }: Message<true>): Place {
  return { serverId: guildId, channelId: (channel.isThread() ? channel.parentId : undefined) ?? channelId };
}

async function fetchReference(message: Message): Promise<Message | undefined> {
  try {
    return await persist(async () => await message.fetchReference());
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw error;
  }
}
