import { type Client, Events, type Message, type PartialMessage } from 'discord.js';
import type { Deletions } from './deletions.ts';
import { refusalOf } from './discord/refusals.ts';
import type { DiscordTime } from './discord/time.ts';
import type { Posts } from './posts.ts';
import type { Services } from './services.ts';

/** What happened longer ago is no news: Discord tells of old messages too, when they are pinned or get a thread. */
const NEWS_MS = 60_000;

/**
 * Pictures that come to a message later are described: with a link's preview, which follows its message, or by an edit.
 * One that goes takes the reply along; what is left is described anew.
 */
export class Edits {
  readonly #services: Services;
  readonly #posts: Posts;
  readonly #deletions: Deletions;
  readonly #time: DiscordTime;

  constructor(services: Services, posts: Posts, deletions: Deletions, time: DiscordTime) {
    this.#services = services;
    this.#posts = posts;
    this.#deletions = deletions;
    this.#time = time;
  }

  attach(client: Client): void {
    client.on(Events.MessageUpdate, (_, message) => this.#onUpdate(message));
  }

  #onUpdate(message: Message | PartialMessage): void {
    // A partial one says nothing of its pictures.
    if (message.partial || this.#posts.hasComeTo(message)) return;
    const { pairs, publications } = this.#services;
    const begun = pairs.begunWith(message.id);
    if (begun === undefined) this.#takeIfNew(message);
    else this.#redoIfChanged(message, begun);
    if (publications.has(message.id)) this.#deletions.dropLost(message.id, this.#posts.picturesIn(message).present);
  }

  #redoIfChanged(message: Message, begun: ReadonlySet<string>): void {
    const { present, wanted } = this.#posts.picturesIn(message);
    const isLost = [...begun].some((key) => !present.has(key));
    const isMore = [...wanted].some((key) => !begun.has(key));
    if (!isLost && !isMore) return;
    this.#deletions.drop(message.id, present);
    if (wanted.size > 0) this.#posts.take(message, { updated: true });
  }

  #takeIfNew(message: Message): void {
    const { log, workload } = this.#services;
    const { reason, wanted } = this.#posts.picturesIn(message);
    if (wanted.size === 0) return;
    const before = this.#services.pairs.leftAloneWith(message.id);
    const asksOnlyNow = reason === 'asked' && this.#wasJustEdited(message);
    if (before !== undefined) {
      const isMore = [...wanted].some((key) => !before.has(key));
      if (isMore || asksOnlyNow) this.#posts.take(message, { updated: true });
      return;
    }
    // Of a message from before this process began, only a file that was just added, or a mention, is certain to be new.
    const isAdded = [...message.attachments.keys()].some((id) => this.#time.ageOf(id) < NEWS_MS);
    if (!this.#wasJustEdited(message) || !(isAdded || asksOnlyNow)) return;
    workload
      .track(this.#takeUnlessAnswered(message))
      .catch((error: unknown) => log.error({ message: message.id, err: error }, 'an edit was not answered'));
  }

  async #takeUnlessAnswered(message: Message): Promise<void> {
    const { log, outbox, workload } = this.#services;
    try {
      if (!(await outbox.hasReply(message, workload.stopping))) this.#posts.take(message, { updated: true });
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
      // An answer too many is worse than one too few.
      log.debug({ message: message.id, err: error }, 'an edit is left alone');
    }
  }

  #wasJustEdited({ editedTimestamp }: Message): boolean {
    return editedTimestamp !== null && this.#time.now() - editedTimestamp < NEWS_MS;
  }
}
