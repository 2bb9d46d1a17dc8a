import { type Client, Events } from 'discord.js';
import type { Services } from './services.ts';

/** A message that is deleted takes its reply along. */
export class Deletions {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  attach(client: Client): void {
    client.on(Events.MessageDelete, ({ id }) => this.drop(client, id));
    client.on(Events.MessageBulkDelete, (messages) => {
      for (const id of messages.keys()) this.drop(client, id);
    });
  }

  /** Gives up the work on a message and takes its reply back. */
  drop(client: Client, messageId: string): void {
    const { log, outbox, pairs, workload } = this.#services;
    const reply = pairs.drop(messageId);
    if (reply === undefined) return;
    workload
      .track(outbox.withdraw(client, reply))
      .catch((error: unknown) => log.error({ message: messageId, err: error }, 'a reply was not deleted'));
  }
}
