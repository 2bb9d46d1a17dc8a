import { type Client, Events, type Message } from 'discord.js';
import { BusyError, UserError } from '../user-error.ts';
import { classify } from './classify.ts';
import { type Reason, reasonFor } from './discord/attention.ts';
import { unknownAuthor, withOriginalAuthors } from './discord/forwards.ts';
import type { Compose } from './discord/outbox.ts';
import { placeOf } from './discord/place.ts';
import { sourcesOfReference } from './discord/references.ts';
import { refusalOf } from './discord/refusals.ts';
import { sleep } from './discord/retries.ts';
import { type PictureSource, sourcesOf } from './discord/sources.ts';
import { explainFailure } from './failures.ts';
import { composeReply } from './replies/compose.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import { replyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';
import { drawSheet } from './sheet.ts';

/** On a post that will be answered later. */
const COMING = '⏳';
/** Nobody waits longer for an answer to a post. */
export const LATEST_MS = 10 * 60_000;
/** Posts that may wait to be answered later. */
const MOST_WAITING = 1000;
/** Between attempts to send what Discord did not take for minutes. */
const RESEND_MS = 15_000;

const LATE = '-# I was away when this was posted.';

interface Post {
  readonly message: Message;
  readonly reason: Reason;
  /** The pictures in the message itself. */
  readonly own: readonly PictureSource[];
  readonly late: boolean;
  /** Whether the next start would find it, should this one not get to it. */
  readonly caughtUp: boolean;
  /** When it is too late for an answer, by `performance.now()`. */
  readonly deadline: number;
  readonly edition: number;
  /** Aborts when the message is deleted. */
  readonly signal: AbortSignal;
}

/** What became of a post; one that is left is for the next start. */
type Outcome = 'finished' | 'left';

/** Answers pictures that are posted: where the bot watches, beside a mention of it, and in direct messages. */
export class Posts {
  readonly #services: Services;
  #waiting = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  attach(client: Client): void {
    client.on(Events.MessageCreate, (message) => this.take(message));
  }

  /**
   * Answers a message where that is the bot's business; once, however often it is told of it.
   * @param lateMs how long ago it was posted, where the bot was away
   */
  take(message: Message, lateMs = 0): void {
    const { log, workload } = this.#services;
    workload.track(this.#take(message, lateMs)).catch((error: unknown) => {
      log.error({ message: message.id, err: error }, 'unanswered');
    });
  }

  async #take(message: Message, lateMs: number): Promise<void> {
    const { progress } = this.#services;
    const place = placeOf(message);
    const finish = place && progress.begin(place, message.id);
    let outcome: Outcome = 'finished';
    try {
      const post = this.#postIn(message, lateMs);
      if (post) outcome = await this.#untilAnswered(post);
    } finally {
      if (outcome === 'finished') finish?.();
    }
  }

  /** Undefined where a message is to be left alone. */
  #postIn(message: Message, lateMs: number): Post | undefined {
    const { outbox, pairs, settings } = this.#services;
    const place = placeOf(message);
    const watch = place && settings.at(place).watch;
    const reason = reasonFor(message, watch);
    if (reason === undefined) return undefined;
    const own = sourcesOf(message, reason === 'asked');
    if (own.length === 0 && reason === 'watched') return undefined;
    if (!outbox.mayAnswer(message)) {
      // Every picture there: that is no news.
      this.#shed(message, 'the channel does not take answers', 'debug');
      return undefined;
    }
    const begun = pairs.begin(message.id, message.attachments.keys());
    return (
      begun && {
        message,
        reason,
        own,
        late: lateMs > 0,
        caughtUp: watch === 'on',
        deadline: performance.now() + LATEST_MS - lateMs,
        ...begun,
      }
    );
  }

  async #untilAnswered(post: Post): Promise<Outcome> {
    const { message, signal } = post;
    const { outbox, workload } = this.#services;
    let waited = false;
    try {
      for (;;) {
        const busy = await this.#try(post);
        if (busy === undefined) return 'finished';
        if (workload.stopping.aborted) return await this.#leave(post, busy);
        const tooLate = performance.now() + busy.retryAfterMs > post.deadline;
        if (tooLate || this.#waiting >= MOST_WAITING) return await this.#giveUp(post, busy);
        if (!waited && !workload.paused) await outbox.react(message, COMING);
        waited = true;
        await this.#wait(busy.retryAfterMs, signal);
        if (signal.aborted) return 'finished';
      }
    } finally {
      if (waited && !signal.aborted) await outbox.unreact(message, COMING);
    }
  }

  /** Resolves with why the answer has to wait; undefined when there is nothing more to do. */
  async #try(post: Post): Promise<BusyError | undefined> {
    const { message, reason, signal } = post;
    const { log } = this.#services;
    try {
      await this.#answer(post);
      return undefined;
    } catch (error) {
      if (signal.aborted) {
        log.debug({ message: message.id }, 'withdrawn');
        return undefined;
      }
      if (error instanceof BusyError) return error;
      if (refusalOf(error) !== undefined) {
        this.#shed(message, 'Discord does not answer');
      } else if (reason === 'asked') {
        await this.#tell(post, error);
      } else if (error instanceof UserError) {
        log.debug({ message: message.id, code: error.code }, 'left alone');
      } else {
        // Nobody asked, so nobody is shown our troubles.
        log.error({ message: message.id, channel: message.channelId, err: error }, 'failed');
      }
      return undefined;
    }
  }

  async #answer(post: Post): Promise<void> {
    const { message, own, reason, signal } = post;
    const { consent, hello, introductions, workload } = this.#services;
    const choices = replyChoices(this.#services, message.guildId, { asked: reason === 'asked' });
    const sources =
      own.length > 0 ? await withOriginalAuthors(message, own, { privately: false }) : await this.#referenced(message);
    if (sources.length === 0) throw unknownAuthor();
    const posterIds = sources.map(({ posterId }) => posterId);
    const askerId = message.author.id;
    const inWork = AbortSignal.any([signal, workload.ending]);
    await consent.during({ posterIds, askerId, signal: inWork }, async (wanted) => {
      const results = await workload.request(() =>
        classify(this.#services, {
          id: message.id,
          sources,
          askerId,
          urgency: reason === 'asked' ? 'mention' : 'watched',
          serverId: message.guildId ?? undefined,
          channelId: message.channelId,
          choices,
          signal: wanted,
        }),
      );
      const worthTelling = reason === 'asked' ? results : results.filter(hasFaces);
      if (worthTelling.length === 0) return this.#passOver(message, results);
      await hello.said(message.guildId);
      const sheet = await drawSheet(this.#services, worthTelling, choices, {
        personId: askerId,
        serverId: message.guildId ?? undefined,
        asked: reason === 'asked',
      });
      await introductions.over(placeOf(message), (introduction) => {
        const opening = [introduction, post.late ? LATE : undefined].filter((line) => line !== undefined).join('\n');
        return this.#deliver(post, wanted, ({ embed, attach }) =>
          composeReply(worthTelling, {
            ...choices,
            ...(sheet && { sheet }),
            show: 'detected',
            owners: { posterId: posterIds[0] ?? askerId, askerId },
            mayEmbed: embed,
            mayAttach: attach,
            ...(opening !== '' && { opening }),
          }),
        );
      });
    });
  }

  /** Nothing to say where nobody asked. A picture that could not be had is not the post's fault. */
  #passOver(message: Message, results: readonly PictureResult[]): void {
    const codes = results.flatMap((result) => (isAnalysed(result) ? [] : [result.failure.code]));
    const failed = codes.find((code) => code.startsWith('download/'));
    if (failed !== undefined) this.#shed(message, failed);
    else this.#services.log.debug({ message: message.id, codes }, 'left alone');
  }

  async #referenced(message: Message): Promise<PictureSource[]> {
    const { facts, rates } = this.#services;
    await rates.take(1, message.author.id, message.guildId ?? undefined);
    return sourcesOfReference(message, facts.seesContent);
  }

  /** Resolves with whether the reply arrived. */
  async #deliver({ message, deadline, edition }: Post, wanted: AbortSignal, compose: Compose): Promise<boolean> {
    const { log, outbox, pairs } = this.#services;
    wanted.throwIfAborted();
    let sending = await outbox.reply(message, compose, wanted, edition);
    while (sending.kind === 'later' && performance.now() + RESEND_MS < deadline) {
      await sleep(RESEND_MS, wanted);
      // By now Discord may have forgotten the nonce of an attempt that it took after all.
      if (await outbox.hasReply(message, wanted)) return true;
      sending = await outbox.reply(message, compose, wanted, edition);
    }
    if (sending.kind !== 'sent') {
      this.#shed(message, `the reply: ${sending.kind}`);
      return false;
    }
    // Deleted, or not wanted any more, while its reply was on its way.
    if (wanted.aborted) {
      log.debug({ message: message.id }, 'withdrawn');
      await outbox.withdraw(message.client, sending.reply);
    } else {
      pairs.set(message.id, sending.reply);
    }
    return true;
  }

  /** The bot is about to restart: what the next start would not find is told so. */
  async #leave(post: Post, busy: BusyError): Promise<Outcome> {
    if (post.caughtUp) return 'left';
    await this.#tell(post, busy);
    return 'finished';
  }

  async #giveUp(post: Post, busy: BusyError): Promise<Outcome> {
    if (post.reason === 'asked') await this.#tell(post, busy);
    else this.#shed(post.message, busy.code);
    return 'finished';
  }

  async #tell({ message, edition, signal }: Post, error: unknown): Promise<void> {
    const { log, outbox } = this.#services;
    const { id, channelId, guildId } = message;
    const content = explainFailure(error, log, { message: id, channel: channelId, server: guildId });
    await outbox.reply(message, () => ({ content }), signal, edition);
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { workload } = this.#services;
    const woken = AbortSignal.any([signal, workload.stopping]);
    this.#waiting += 1;
    try {
      // Spread, so that those who wait for the same do not all come back at once.
      await sleep(milliseconds * (1 + Math.random() / 2), woken);
    } catch (error) {
      if (!woken.aborted) throw error;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** A post goes without an answer, for reasons that are not its own. */
  #shed({ id, channelId }: Message, why: string, level: 'info' | 'debug' = 'info'): void {
    this.#services.log[level]({ message: id, channel: channelId, why }, 'shed');
  }
}

function hasFaces(result: PictureResult): boolean {
  return isAnalysed(result) && result.analysis.faces.length > 0;
}
