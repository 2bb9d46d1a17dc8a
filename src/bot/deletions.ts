import { type Client, Events } from 'discord.js';
import type { SentReply } from './reply-pairs.ts';
import type { Services } from './services.ts';

/** A message that is deleted takes along what was said of it; who opts out, what was said of their pictures. */
export class Deletions {
  readonly #services: Services;
  #client: Client | undefined;

  constructor(services: Services) {
    this.#services = services;
    const { publications, settings } = services;
    settings.onOptOut((personId) => this.#withdraw(publications.takeBackOf(personId)));
  }

  attach(client: Client): void {
    this.#client = client;
    client.on(Events.MessageDelete, ({ id }) => this.drop(id));
    client.on(Events.MessageBulkDelete, (messages) => {
      for (const id of messages.keys()) this.drop(id);
    });
  }

  /**
   * Gives up the work on a message and takes its reply back, and with it what else was said of pictures that it does not
   * have any more; `present` tells those that it has.
   */
  drop(messageId: string, present?: ReadonlySet<string>): void {
    const { pairs, publications } = this.#services;
    const own = pairs.drop(messageId);
    const others = publications.takeBack(messageId, present).filter((reply) => reply.messageId !== own?.messageId);
    this.#withdraw([...(own ? [own] : []), ...others]);
  }

  /** Takes back what was said of pictures that a message does not have any more. */
  dropLost(messageId: string, present: ReadonlySet<string>): void {
    this.#withdraw(this.#services.publications.takeBack(messageId, present));
  }

  #withdraw(replies: readonly SentReply[]): void {
    const { log, outbox, workload } = this.#services;
    const client = this.#client;
    if (client === undefined) return;
    // A question that became its answer was said once.
    for (const reply of new Map(replies.map((one) => [one.messageId, one])).values()) {
      workload
        .track(outbox.withdraw(client, reply))
        .catch((error: unknown) => log.error({ message: reply.messageId, err: error }, 'a reply was not deleted'));
    }
  }
}
