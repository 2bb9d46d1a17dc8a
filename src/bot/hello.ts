import { ButtonStyle, type Guild, StringSelectMenuBuilder } from 'discord.js';
import type { WatchMode } from '../config.ts';
import type { Settings } from '../store/settings.ts';
import { ALL_LANGUAGES, type Language, wordingIn } from '../wording/language.ts';
import { abilitiesIn } from './discord/abilities.ts';
import { refusalOf } from './discord/refusals.ts';
import { withRetries } from './discord/retries.ts';
import { publicLanguage } from './languages.ts';
import type { Workload } from './load/workload.ts';
import type { Logger } from './log.ts';
import { button, type Row, row } from './replies/controls.ts';
import { customId, KINDS } from './replies/custom-ids.ts';

/** What a server is told: everything that is sent, or redrawn when something was chosen. */
export function helloMessage(language: Language, chosen?: WatchMode): { content: string; components: Row[] } {
  const wording = wordingIn(language);
  const modes = ['on', 'mentions', 'off'] as const;
  const buttons = modes.map((mode) =>
    button(customId(KINDS.hello, mode), wording.say(`hello.${mode}`)).setStyle(
      mode === chosen ? ButtonStyle.Primary : ButtonStyle.Secondary,
    ),
  );
  return { content: wording.say('hello.text'), components: [row(...buttons), languageMenu(language, chosen)] };
}

/** Its options are in the languages themselves, for who cannot read what stands above. */
function languageMenu(language: Language, chosen: WatchMode | undefined): Row {
  const options = ALL_LANGUAGES.map((each) => ({
    label: wordingIn(each).name,
    description: wordingIn(each).say('hello.language'),
    value: each,
    default: each === language,
  }));
  return row(
    new StringSelectMenuBuilder()
      .setCustomId(customId(KINDS.helloLanguage, ...(chosen ? [chosen] : [])))
      .setPlaceholder(wordingIn(language).say('hello.language'))
      .addOptions(options),
  );
}

/** What a server is told when the bot joins it, once, before any answer there. */
export class Hello {
  readonly #log: Logger;
  readonly #workload: Workload;
  readonly #settings: Settings;
  /** By the server's id, while it is on its way. */
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(log: Logger, workload: Workload, settings: Settings) {
    this.#log = log;
    this.#workload = workload;
    this.#settings = settings;
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

  async #say(guild: Guild): Promise<void> {
    const { id, systemChannel } = guild;
    if (systemChannel === null || !abilitiesIn(systemChannel).send) return;
    const hello = helloMessage(publicLanguage({ settings: this.#settings }, guild));
    try {
      await withRetries(() => systemChannel.send({ ...hello, nonce: id, enforceNonce: true }), {
        forMs: 30_000,
        signal: this.#workload.stopping,
      });
    } catch (error) {
      if (this.#workload.stopping.aborted) return;
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      this.#log.warn({ server: id, refusal, err: error }, 'Discord did not take the hello');
    }
  }
}
