import { type Client, Events, type Message } from 'discord.js';
import { BusyError, UserError } from '../user-error.ts';
import { classify } from './classify.ts';
import type { Abilities } from './discord/abilities.ts';
import { type Reason, reasonFor } from './discord/attention.ts';
import { placeOf } from './discord/place.ts';
import { sourcesOfReference } from './discord/references.ts';
import { type PictureSource, sourcesOf } from './discord/sources.ts';
import { explainFailure } from './failures.ts';
import { introductionFor } from './introductions.ts';
import { type ComposedReply, composeReply } from './replies/compose.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import { replyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';

const BUSY_REACTION = '⏳';

/** Answers pictures that are posted: where the bot watches, beside a mention of it, and in direct messages. */
export class Posts {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  attach(client: Client): void {
    const { log, workload } = this.#services;
    client.on(Events.MessageCreate, (message) => {
      workload.track(this.#onMessage(message)).catch((error: unknown) => {
        log.error({ message: message.id, err: error }, 'unanswered');
      });
    });
  }

  async #onMessage(message: Message): Promise<void> {
    const { outbox, pairs, settings, workload } = this.#services;
    if (workload.stopping || workload.paused) return;
    const place = placeOf(message);
    const reason = reasonFor(message, place && settings.at(place).watch);
    if (reason === undefined) return;
    const own = sourcesOf(message.attachments.values(), message.author.id, reason === 'asked');
    if (own.length === 0 && reason === 'watched') return;
    const abilities = outbox.abilitiesFor(message);
    if (abilities === undefined) return;
    const signal = pairs.begin(message.id);
    if (signal === undefined) return;
    try {
      const reply = await workload.request(() => this.#answer(message, own, reason, abilities, signal));
      if (reply !== undefined) await this.#send(message, reply, abilities, signal);
    } catch (error) {
      if (signal.aborted) return;
      await this.#answerFailure(message, reason, abilities, error);
    } finally {
      pairs.end(message.id);
    }
  }

  /** Undefined where there is nothing to say. */
  async #answer(
    message: Message,
    own: readonly PictureSource[],
    reason: Reason,
    abilities: Abilities,
    signal: AbortSignal,
  ): Promise<ComposedReply | undefined> {
    const { settings } = this.#services;
    const sources = own.length > 0 ? own : await this.#referenced(message);
    const choices = replyChoices(this.#services, message.guildId, { asked: reason === 'asked' });
    const results = await classify(this.#services, {
      id: message.id,
      sources,
      askerId: message.author.id,
      serverId: message.guildId ?? undefined,
      channelId: message.channelId,
      choices,
      signal,
    });
    const worthTelling = reason === 'asked' ? results : results.filter(hasFaces);
    if (worthTelling.length === 0) return undefined;
    const opening = introductionFor(message, settings);
    return composeReply(worthTelling, {
      ...choices,
      show: 'detected',
      owners: { posterId: sources[0]?.posterId ?? message.author.id, askerId: message.author.id },
      mayEmbed: abilities.embed,
      mayAttach: abilities.attach,
      ...(opening && { opening }),
    });
  }

  async #referenced(message: Message): Promise<PictureSource[]> {
    const { facts, rates } = this.#services;
    await rates.take(1, message.author.id, message.guildId ?? undefined);
    return sourcesOfReference(message, facts.seesContent);
  }

  async #answerFailure(message: Message, reason: Reason, abilities: Abilities, error: unknown): Promise<void> {
    const { log, outbox } = this.#services;
    const context = { message: message.id, channel: message.channelId, server: message.guildId };
    if (error instanceof BusyError) {
      log.debug(context, 'busy');
      return outbox.react(message, BUSY_REACTION, abilities);
    }
    if (error instanceof UserError && reason === 'watched') {
      log.debug({ ...context, code: error.code }, 'left alone');
      return;
    }
    await outbox.reply(message, { content: explainFailure(error, log, context) }, abilities);
  }

  async #send(message: Message, reply: ComposedReply, abilities: Abilities, signal: AbortSignal): Promise<void> {
    const { outbox, pairs, settings } = this.#services;
    signal.throwIfAborted();
    const sent = await outbox.reply(message, reply, abilities);
    if (sent === undefined) return;
    const place = placeOf(message);
    if (place) void settings.introduced(place);
    // Deleted while its reply was on its way.
    if (signal.aborted) return outbox.withdraw(message.client, sent);
    pairs.set(message.id, sent);
  }
}

function hasFaces(result: PictureResult): boolean {
  return isAnalysed(result) && result.analysis.faces.length > 0;
}
