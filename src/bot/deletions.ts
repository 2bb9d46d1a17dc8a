import { type Client, Events, type Message, type PartialMessage } from 'discord.js';
import type { Posts } from './posts.ts';
import type { Services } from './services.ts';

/** A message that is deleted takes its reply along, and so does one that loses a picture; what is left of it is redone. */
export class Deletions {
  readonly #services: Services;
  readonly #posts: Posts;

  constructor(services: Services, posts: Posts) {
    this.#services = services;
    this.#posts = posts;
  }

  attach(client: Client): void {
    client.on(Events.MessageDelete, ({ id }) => this.#drop(client, id));
    client.on(Events.MessageBulkDelete, (messages) => {
      for (const id of messages.keys()) this.#drop(client, id);
    });
    client.on(Events.MessageUpdate, (_, message) => this.#onUpdate(message));
  }

  #onUpdate(message: Message | PartialMessage): void {
    // A partial one says nothing of its attachments: a link in it got its preview.
    if (message.partial || !this.#services.pairs.hasLostFile(message.id, new Set(message.attachments.keys()))) return;
    this.#drop(message.client, message.id);
    if (message.attachments.size > 0) this.#posts.take(message);
  }

  #drop(client: Client, messageId: string): void {
    const { log, outbox, pairs, workload } = this.#services;
    const reply = pairs.drop(messageId);
    if (reply === undefined) return;
    workload
      .track(outbox.withdraw(client, reply))
      .catch((error: unknown) => log.error({ message: messageId, err: error }, 'a reply was not deleted'));
  }
}
