import { ButtonStyle, type Guild } from 'discord.js';
import type { WatchMode } from '../config.ts';
import { abilitiesIn } from './discord/abilities.ts';
import { refusalOf } from './discord/refusals.ts';
import { withRetries } from './discord/retries.ts';
import type { Workload } from './load/workload.ts';
import type { Logger } from './log.ts';
import { button, type Row, row } from './replies/controls.ts';
import { customId, KINDS } from './replies/custom-ids.ts';

const HELLO = [
  'Hello! I describe the faces in pictures that are posted here, by forty attributes such as *smiling* or *eyeglasses*.',
  'I recognise nobody and keep no picture: `/privacy` tells what happens to pictures and lets everybody opt out.',
  'Whoever manages this server can choose where I answer, now or later with `/watch`:',
].join('\n');

const LABELS: Readonly<Record<WatchMode, string>> = {
  on: 'Answer pictures here',
  mentions: 'Only when mentioned',
  off: 'Nowhere',
};

/** Under the hello. @param chosen what the server goes by now, if somebody chose */
export function helloButtons(chosen?: WatchMode): Row {
  const modes = ['on', 'mentions', 'off'] as const;
  return row(
    ...modes.map((mode) =>
      button(customId(KINDS.hello, mode), LABELS[mode]).setStyle(
        mode === chosen ? ButtonStyle.Primary : ButtonStyle.Secondary,
      ),
    ),
  );
}

/** What a server is told when the bot joins it, once, before any answer there. */
export class Hello {
  readonly #log: Logger;
  readonly #workload: Workload;
  /** By the server's id, while it is on its way. */
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(log: Logger, workload: Workload) {
    this.#log = log;
    this.#workload = workload;
  }

  /** In the channel that Discord itself uses for such messages, where there is one and the bot may write to it. */
  say(guild: Guild): void {
    const saying = this.#say(guild)
      .catch((error: unknown) => this.#log.error({ server: guild.id, err: error }, 'no hello'))
      .finally(() => this.#underWay.delete(guild.id));
    this.#underWay.set(guild.id, this.#workload.track(saying));
  }

  /** Resolves when no hello is on its way to a server. */
  async said(serverId: string | null): Promise<void> {
    if (serverId !== null) await this.#underWay.get(serverId);
  }

  async #say({ id, systemChannel }: Guild): Promise<void> {
    if (systemChannel === null || !abilitiesIn(systemChannel).send) return;
    try {
      await withRetries(
        () => systemChannel.send({ content: HELLO, components: [helloButtons()], nonce: id, enforceNonce: true }),
        { forMs: 30_000, signal: this.#workload.stopping },
      );
    } catch (error) {
      if (this.#workload.stopping.aborted) return;
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      this.#log.warn({ server: id, refusal, err: error }, 'Discord did not take the hello');
    }
  }
}
