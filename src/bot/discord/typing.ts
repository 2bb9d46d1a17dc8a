import { type Client, type Message, Routes } from 'discord.js';
import type { Logger } from '../log.ts';
import { abilitiesIn } from './abilities.ts';

/** A wait that people notice, in ms. */
const NOTICEABLE_MS = 1500;
/** Discord shows typing for ten seconds. */
const RENEW_MS = 8000;
/** Channels that show it at a time: all together take a tenth of the requests that Discord allows a bot. */
const MOST_CHANNELS = 40;

interface Waiting {
  readonly channelId: string;
  readonly timer: NodeJS.Timeout;
}

interface Shown {
  readonly messageIds: Set<string>;
  readonly timer: NodeJS.Timeout;
}

/** Shows that the bot is typing where a post waits noticeably for its answer. It goes by itself, whatever becomes of the bot. */
export class Typing {
  readonly #log: Logger;
  readonly #isPaused: () => boolean;
  readonly #waiting = new Map<string, Waiting>();
  readonly #channels = new Map<string, Shown>();

  /** @param isPaused whether Discord is to be spared requests now */
  constructor(log: Logger, isPaused: () => boolean) {
    this.#log = log;
    this.#isPaused = isPaused;
  }

  /** From now on somebody waits for an answer to this message. */
  begin({ client, id, channelId }: Message<boolean>): void {
    const timer = setTimeout(() => this.#show(client, id, channelId), NOTICEABLE_MS);
    this.#waiting.set(id, { channelId, timer });
  }

  /** The answer is about to come, or never will. What was typing last is gone with the answer, or after ten seconds. */
  end(messageId: string): void {
    const waiting = this.#waiting.get(messageId);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(messageId);
    const shown = this.#channels.get(waiting.channelId);
    shown?.messageIds.delete(messageId);
    if (shown?.messageIds.size !== 0) return;
    clearInterval(shown.timer);
    this.#channels.delete(waiting.channelId);
  }

  #show(client: Client<true>, messageId: string, channelId: string): void {
    const shown = this.#channels.get(channelId);
    if (shown) {
      shown.messageIds.add(messageId);
    } else if (this.#channels.size < MOST_CHANNELS) {
      const timer = setInterval(() => void this.#type(client, channelId), RENEW_MS);
      this.#channels.set(channelId, { messageIds: new Set([messageId]), timer });
      void this.#type(client, channelId);
    }
  }

  async #type(client: Client<true>, channelId: string): Promise<void> {
    const channel = client.channels.cache.get(channelId);
    if (!channel || !abilitiesIn(channel).send || this.#isPaused()) return;
    try {
      await client.rest.post(Routes.channelTyping(channelId));
    } catch (error) {
      // Nobody misses it.
      this.#log.debug({ channel: channelId, err: error }, 'typing is not shown');
    }
  }
}
