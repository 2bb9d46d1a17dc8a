import { type Client, Events, type Message } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { withFirstOf } from '../describe/signals.ts';
import { BusyError, UserError } from '../user-error.ts';
import { wordingIn } from '../wording/language.ts';
import { classify } from './classify.ts';
import { peopleIn } from './consent.ts';
import { type Reason, reasonFor } from './discord/attention.ts';
import { unknownAuthor, withOriginalAuthors } from './discord/forwards.ts';
import type { Compose } from './discord/outbox.ts';
import { placeOf } from './discord/place.ts';
import { asksAboutAnother, sourcesOfReference, unseen } from './discord/references.ts';
import { refusalOf } from './discord/refusals.ts';
import { sleep } from './discord/retries.ts';
import { keyOf, linksIn, type PictureSource, sourcesOf } from './discord/sources.ts';
import { explainFailure } from './failures.ts';
import { Help } from './help.ts';
import { messageLanguage } from './languages.ts';
import type { Publication } from './publications.ts';
import { composeReply } from './replies/compose.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import { replyChoices } from './replies/reply-choices.ts';
import { type Begun, SourceGone } from './reply-pairs.ts';
import type { Services } from './services.ts';
import { drawSheet } from './sheet.ts';
import { isTurnedAway, refuseTurnedAway } from './turned-away.ts';

/** On a watched post that nothing could be said of, where the channel wants that. */
export const SIGN = '🔍';
/** How long the preview of a link is waited for where somebody asks about it: it follows its message. */
const PREVIEW_MS = 5000;
/** Nobody waits longer for an answer to a post. */
export const LATEST_MS = 10 * 60_000;
/** Posts that may wait to be answered later. */
const MOST_WAITING = 1000;
/** Failures that are not the picture's. */
const PASSING: ReadonlySet<string> = new Set(['download/failed', 'download/too-slow', 'download/expired']);
/** Between attempts to send what Discord did not take for minutes. */
const RESEND_MS = 15_000;

interface Post extends Begun {
  readonly message: Message;
  readonly reason: Reason;
  /** The pictures in the message itself. */
  readonly own: readonly PictureSource[];
  readonly late: boolean;
  /** Whether the next start would find it, should this one not get to it. */
  readonly caughtUp: boolean;
  /** When it is too late for an answer, by `performance.now()`. */
  readonly deadline: number;
}

/** How the bot came to know of a message, where it was not told at once. */
export interface TakeOptions {
  /** How long ago it was posted, where the bot was away, in ms. */
  readonly lateMs?: number;
  /** Whether it was there before, without what it has now. */
  readonly updated?: boolean;
}

/** What a message has for the bot now. */
interface PicturesInMessage {
  readonly reason: Reason | undefined;
  /** What tells all its pictures. */
  readonly present: ReadonlySet<string>;
  /** The same for those that would be described. */
  readonly wanted: ReadonlySet<string>;
}

/** Somebody asked about a link whose preview has not come. */
interface Expected {
  readonly arrived: Promise<Message>;
  readonly arrive: (message: Message) => void;
}

/** An answer on its way to Discord. */
interface Delivery {
  readonly post: Post;
  readonly publication: Publication;
  /** Aborts when it is not wanted any more. */
  readonly wanted: AbortSignal;
}

/** What became of a post; one that is left is for the next start. */
type Outcome = 'finished' | 'left';

/** Answers pictures that are posted: where the bot watches, beside a mention of it, and in direct messages. */
export class Posts {
  readonly #services: Services;
  readonly #help = new Help();
  /** By the message's id. */
  readonly #expected = new Map<string, Expected>();
  /** Messages that bear the sign; ids only, in memory only. */
  readonly #signed = new LRUCache<string, true>({ max: 10_000, ttl: 3_600_000 });
  /** Messages that were counted; ids only, in memory only. */
  readonly #counted = new LRUCache<string, true>({ max: 10_000, ttl: LATEST_MS });
  #waiting = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  attach(client: Client): void {
    client.on(Events.MessageCreate, (message) => this.take(message));
  }

  /** Answers a message where that is the bot's business; once, however often it is told of it. */
  take(message: Message, options: TakeOptions = {}): void {
    const { log, meter, workload } = this.#services;
    workload.track(this.#take(message, options)).catch((error: unknown) => {
      meter.count('facets_errors_total', {});
      log.error({ message: message.id, err: error }, 'unanswered');
    });
  }

  picturesIn(message: Message): PicturesInMessage {
    const { reason, own } = this.#lookAt(message);
    const keys = (sources: readonly PictureSource[]) => new Set(sources.map(keyOf));
    return { reason, present: keys(sourcesOf(message, true)), wanted: keys(own) };
  }

  /** Whether somebody waits for the pictures of this message, which are there now or still to come. */
  hasComeTo(message: Message): boolean {
    const expected = this.#expected.get(message.id);
    if (expected && sourcesOf(message, true).length > 0) expected.arrive(message);
    return expected !== undefined;
  }

  async #take(message: Message, options: TakeOptions): Promise<void> {
    const { progress } = this.#services;
    const place = placeOf(message);
    const finish = place && progress.begin(place, message.id);
    let outcome: Outcome = 'finished';
    let post: Post | undefined;
    try {
      post = this.#postIn(await this.#withPreviews(message), options);
      if (post) outcome = await this.#untilAnswered(post);
    } finally {
      post?.end();
      if (outcome === 'finished') finish?.();
    }
  }

  /** Undefined where a message is to be left alone. */
  #postIn(message: Message, { lateMs = 0, updated = false }: TakeOptions): Post | undefined {
    const { blocked, outbox, pairs } = this.#services;
    // In public nothing is said about that.
    if (message.guildId !== null && isTurnedAway(blocked, message.author.id, message.guildId)) return undefined;
    const { reason, own, isWatched } = this.#lookAt(message);
    if (reason === undefined || (own.length === 0 && reason === 'watched')) {
      pairs.leaveAlone(message.id, sourcesOf(message, true).map(keyOf));
      return undefined;
    }
    this.#count(message.id, reason);
    if (!outbox.mayAnswer(message)) {
      // Every picture there: that is no news.
      this.#shed(message, 'the channel does not take answers', 'debug');
      return undefined;
    }
    if (own.length === 0 && !asksAboutAnother(message) && !this.#help.isDue(message.author.id)) return undefined;
    const begun = pairs.begin(message.id, own.map(keyOf));
    return (
      begun && {
        message,
        reason,
        own,
        late: lateMs > 0,
        caughtUp: isWatched && !updated,
        deadline: performance.now() + LATEST_MS - lateMs,
        ...begun,
      }
    );
  }

  /** A resumed session tells of messages again, and an edit makes no other post of one. */
  #count(messageId: string, reason: Reason): void {
    if (this.#counted.has(messageId)) return;
    this.#counted.set(messageId, true);
    this.#services.meter.count('facets_posts_seen_total', { reason });
  }

  #lookAt(message: Message) {
    const place = placeOf(message);
    const choice = place && this.#services.settings.at(place);
    const reason = reasonFor(message, choice?.watch);
    return { reason, own: sourcesOf(message, reason === 'asked', choice), isWatched: choice?.watch === 'on' };
  }

  /** The message once the previews of its links have come, where somebody asks about nothing else. */
  async #withPreviews(message: Message): Promise<Message> {
    const { reason, own } = this.#lookAt(message);
    if (reason !== 'asked' || own.length > 0 || linksIn(message.content).length === 0) return message;
    const expected = this.#expected.get(message.id) ?? expectation();
    this.#expected.set(message.id, expected);
    const stop = new AbortController();
    try {
      const late = withFirstOf([stop.signal, this.#services.workload.stopping], (over) => sleep(PREVIEW_MS, over));
      return await Promise.race([
        expected.arrived,
        late.then(
          () => message,
          () => message,
        ),
      ]);
    } finally {
      stop.abort();
      this.#expected.delete(message.id);
    }
  }

  async #untilAnswered(post: Post): Promise<Outcome> {
    const { message, signal } = post;
    const { outbox, typing, workload } = this.#services;
    if (this.#signed.delete(message.id)) await outbox.unreact(message, SIGN);
    typing.begin(message);
    try {
      for (;;) {
        const busy = await this.#try(post);
        if (busy === undefined) return 'finished';
        if (workload.stopping.aborted) return await this.#leave(post, busy);
        const tooLate = performance.now() + busy.retryAfterMs > post.deadline;
        if (tooLate || this.#waiting >= MOST_WAITING) return await this.#giveUp(post, busy);
        await this.#wait(busy.retryAfterMs, signal);
        if (signal.aborted) return 'finished';
      }
    } finally {
      typing.end(message.id);
    }
  }

  /** Resolves with why the answer has to wait; undefined when there is nothing more to do. */
  async #try(post: Post): Promise<BusyError | undefined> {
    const { message, reason, signal } = post;
    const { log, meter, workload } = this.#services;
    try {
      await withFirstOf([signal, workload.ending], (inWork) => this.#answer(post, inWork));
      return undefined;
    } catch (error) {
      if (signal.aborted || error instanceof SourceGone) {
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
        meter.count('facets_errors_total', {});
        log.error({ message: message.id, channel: message.channelId, err: error }, 'failed');
      }
      return undefined;
    }
  }

  async #answer(post: Post, inWork: AbortSignal): Promise<void> {
    const { message, own, reason } = post;
    const { blocked, consent, hello, introductions, publications, workload } = this.#services;
    refuseTurnedAway(blocked, message.author.id, message.guildId);
    const language = messageLanguage(this.#services, message);
    const choices = replyChoices(this.#services, message.guildId, { asked: reason === 'asked', language });
    const wording = wordingIn(language);
    const sources =
      own.length > 0 ? await withOriginalAuthors(message, own, { privately: false }) : await this.#referenced(message);
    if (sources.length === 0) throw unknownAuthor();
    const askerId = message.author.id;
    const people = peopleIn(sources, askerId);
    const subject = {
      messageId: own.length > 0 ? message.id : message.reference?.messageId,
      keys: sources.map(keyOf),
      posterIds: people.posterIds,
    };
    const answer = async (publication: Publication, wanted: AbortSignal): Promise<void> => {
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
      await introductions.over(placeOf(message), (isFirst) => {
        const opening = [
          ...(isFirst ? [wording.say('introduction')] : []),
          ...(post.late ? [wording.say('late')] : []),
        ].join('\n');
        return this.#deliver({ post, publication, wanted }, ({ embed, attach }) =>
          composeReply(worthTelling, {
            ...choices,
            ...(sheet && { sheet }),
            show: 'detected',
            owners: { posterId: people.posterIds[0] ?? askerId, askerId },
            mayEmbed: embed,
            mayAttach: attach,
            ...(opening !== '' && { opening }),
          }),
        );
      });
    };
    await publications.during(subject, (publication) =>
      withFirstOf([inWork, publication.signal], (held) =>
        consent.during({ ...people, signal: held }, (wanted) => answer(publication, wanted)),
      ),
    );
  }

  /** Nothing to say where nobody asked. A picture that could not be had is not the post's fault. */
  async #passOver(message: Message, results: readonly PictureResult[]): Promise<void> {
    const codes = results.flatMap((result) => (isAnalysed(result) ? [] : [result.failure.code]));
    const failed = codes.find((code) => PASSING.has(code));
    if (failed !== undefined) this.#shed(message, failed);
    else this.#services.log.debug({ message: message.id, codes }, 'left alone');
    if (failed === undefined) await this.#sign(message);
  }

  async #sign(message: Message): Promise<void> {
    const { outbox, settings } = this.#services;
    const place = placeOf(message);
    if (!place || !settings.at(place).sign) return;
    this.#signed.set(message.id, true);
    await outbox.react(message, SIGN);
  }

  async #referenced(message: Message): Promise<PictureSource[]> {
    const { facts, rates } = this.#services;
    if (!asksAboutAnother(message)) {
      // Without the intent, a mention of the bot's role shows nothing of what else is in the message.
      const isHidden = message.guildId !== null && !facts.seesContent && message.content === '';
      throw isHidden
        ? unseen()
        : new UserError('message/no-picture', {
            messageKey: 'help.howTo',
            values: { where: message.guildId === null ? 'direct' : 'server' },
          });
    }
    await rates.take(1, message.author.id, message.guildId ?? undefined);
    return sourcesOfReference(message, facts.seesContent);
  }

  /** Resolves with whether the reply arrived. */
  async #deliver({ post, publication, wanted }: Delivery, compose: Compose): Promise<boolean> {
    const { message, deadline, edition } = post;
    const { log, outbox, pairs, typing } = this.#services;
    wanted.throwIfAborted();
    typing.end(message.id);
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
    if (!publication.sent(sending.reply) || wanted.aborted) {
      log.debug({ message: message.id }, 'withdrawn');
      await outbox.withdraw(message.client, sending.reply);
    } else {
      pairs.set(message.id, sending.reply);
    }
    return true;
  }

  /** The bot is about to restart: what the next start would not find is told so. */
  async #leave(post: Post, busy: BusyError): Promise<Outcome> {
    return post.caughtUp ? 'left' : this.#giveUp(post, busy);
  }

  async #giveUp(post: Post, busy: BusyError): Promise<Outcome> {
    if (post.reason === 'asked') await this.#tell(post, busy);
    else this.#shed(post.message, busy.code);
    return 'finished';
  }

  async #tell({ message, edition, signal }: Post, error: unknown): Promise<void> {
    const { outbox, pairs } = this.#services;
    const { id, channelId, guildId } = message;
    const wording = wordingIn(messageLanguage(this.#services, message));
    const content = explainFailure(error, wording, this.#services, {
      message: id,
      channel: channelId,
      server: guildId,
    });
    const sending = await outbox.reply(message, () => ({ content }), signal, edition);
    if (sending.kind === 'sent') pairs.set(id, sending.reply);
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { workload } = this.#services;
    // Spread, so that those who wait for the same do not all come back at once.
    const spread = milliseconds * (1 + Math.random() / 2);
    this.#waiting += 1;
    try {
      await withFirstOf([signal, workload.stopping], (woken) => sleep(spread, woken));
    } catch (error) {
      if (!signal.aborted && !workload.stopping.aborted) throw error;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** A post goes without an answer, for reasons that are not its own. */
  #shed({ id, channelId }: Message, why: string, level: 'info' | 'debug' = 'info'): void {
    if (level === 'info') this.#services.meter.count('facets_posts_shed_total', {});
    this.#services.log[level]({ message: id, channel: channelId, why }, 'shed');
  }
}

function expectation(): Expected {
  let arrive: Expected['arrive'] = () => {};
  const arrived = new Promise<Message>((resolve) => {
    arrive = resolve;
  });
  return { arrived, arrive };
}

function hasFaces(result: PictureResult): boolean {
  return isAnalysed(result) && result.analysis.faces.length > 0;
}
