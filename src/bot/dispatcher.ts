import { setTimeout as delay } from 'node:timers/promises';
import {
  type Client,
  type CommandInteraction,
  Events,
  type MessageComponentInteraction,
  MessageFlags,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import { UserError } from '../user-error.ts';
import { wordingIn } from '../wording/language.ts';
import type { Component, Repertoire, Visibility } from './command.ts';
import type { Backoff } from './discord/backoff.ts';
import { isAlreadyAcknowledged, isGone, refusalOf } from './discord/refusals.ts';
import { withRetries } from './discord/retries.ts';
import { explainFailure } from './failures.ts';
import { ownLanguage } from './languages.ts';
import { parseCustomId } from './replies/custom-ids.ts';
import type { Services } from './services.ts';
import { refuseTurnedAway } from './turned-away.ts';

type Answerable = CommandInteraction | MessageComponentInteraction;

/** What is to be done for an interaction: how to acknowledge it, then the work. */
interface Job {
  readonly ack: Visibility | 'update';
  readonly work: () => Promise<void>;
}

/** For an acknowledgement, of the three seconds that Discord gives: it takes some time to get here and back. */
const ACKNOWLEDGE_MS = 2400;
/** For noting an interaction first: a slow disk must not cost an answer. */
const NOTING_MS = 250;
/** How long an interaction can be answered. */
const LIFE_MS = 15 * 60_000;
const ACKNOWLEDGING: Backoff = { firstMs: 100, longestMs: 500 };

/** Takes every interaction: acknowledges it first, whatever the load, then has it answered. */
export class Dispatcher {
  readonly #services: Services;
  readonly #repertoire: Repertoire;
  readonly #components: ReadonlyMap<string, Component>;
  /** Interactions that were begun; ids only, in memory only. */
  readonly #begun = new LRUCache<string, true>({ max: 10_000, ttl: LIFE_MS });
  #isOtherTold = false;

  constructor(services: Services, repertoire: Repertoire) {
    this.#services = services;
    this.#repertoire = repertoire;
    this.#components = new Map(repertoire.components.map((component) => [component.kind, component]));
  }

  attach(client: Client): void {
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isCommand() && !interaction.isMessageComponent()) return;
      this.#services.workload.track(this.#dispatch(interaction)).catch((error: unknown) => {
        this.#services.meter.count('facets_errors_total', {});
        this.#services.log.error({ interaction: interaction.id, err: error }, 'unanswered');
      });
    });
  }

  async #dispatch(interaction: Answerable): Promise<void> {
    const { directLanguages, meter, pending } = this.#services;
    // A resumed session tells of what happened again.
    if (this.#begun.has(interaction.id)) return;
    this.#begun.set(interaction.id, true);
    const { ack, work } = this.#jobFor(interaction);
    meter.count('facets_interactions_total', { ack });
    directLanguages.note(interaction);
    // What a button stands on stays as it is, and whoever pressed it can press again.
    if (ack !== 'update') {
      pending.remember(interaction);
      // Before Discord shows "is thinking…": from then on somebody waits, even if this process is killed.
      await Promise.race([pending.saved(), delay(NOTING_MS, undefined, { ref: false })]);
    }
    const isAwaited = await this.#acknowledge(interaction, ack);
    const isOver = !isAwaited || (await this.#answer(interaction, ack, work));
    if (isOver) pending.answered(interaction.id);
  }

  /** Whether the person has an answer or will never have one; otherwise the next start tells them. */
  async #answer(interaction: Answerable, ack: Job['ack'], work: Job['work']): Promise<boolean> {
    const { log, workload } = this.#services;
    try {
      await unlessAborted(workload.ending, work);
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'gone') {
        log.debug({ interaction: interaction.id, err: error }, 'gone before it was answered');
        return true;
      }
      if (refusal !== undefined) {
        log.warn({ interaction: interaction.id, refusal, err: error }, 'Discord did not take an answer');
        if (refusal === 'later') return false;
      }
      return this.#refuse(interaction, ack, refusal === undefined ? error : notTaken());
    }
  }

  #jobFor(interaction: Answerable): Job {
    const { workload } = this.#services;
    if (workload.stopping.aborted) return refusing(workload.stopping.reason);
    try {
      return this.#find(interaction) ?? refusing(unknown(interaction));
    } catch (error) {
      // `ack` has a bug: the person is still told.
      return refusing(error);
    }
  }

  #find(interaction: Answerable): Job | undefined {
    const services = this.#services;
    if (interaction.isChatInputCommand()) {
      const command = this.#repertoire.chat.find(({ data }) => data.name === interaction.commandName);
      return (
        command && {
          ack: command.ack(interaction, services.settings),
          work: this.#counted(interaction, command, () => command.execute(interaction, services)),
        }
      );
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = this.#repertoire.message.find(({ data }) => data.name === interaction.commandName);
      return (
        command && {
          ack: command.ack(interaction, services.settings),
          work: this.#counted(interaction, command, () => command.execute(interaction, services)),
        }
      );
    }
    if (interaction.isUserContextMenuCommand()) {
      const command = this.#repertoire.user.find(({ data }) => data.name === interaction.commandName);
      return (
        command && {
          ack: command.ack(interaction, services.settings),
          work: this.#counted(interaction, command, () => command.execute(interaction, services)),
        }
      );
    }
    if (interaction.isMessageComponent()) {
      const component = this.#components.get(parseCustomId(interaction.customId).kind);
      return (
        component && {
          ack: component.ack(interaction),
          work: this.#counted(interaction, component, () => component.execute(interaction, services)),
        }
      );
    }
    return undefined;
  }

  /** Everything that a person does counts, whether or not it describes a picture; but nobody is kept from what protects them. */
  #counted(
    { user, guildId }: Answerable,
    { uncounted }: { readonly uncounted?: true },
    work: Job['work'],
  ): Job['work'] {
    return async () => {
      if (!uncounted) {
        refuseTurnedAway(this.#services.blocked, user.id, guildId);
        await this.#services.rates.act(user.id);
      }
      await work();
    };
  }

  /** Whether Discord took the acknowledgement. */
  async #acknowledge(interaction: Answerable, ack: Job['ack']): Promise<boolean> {
    let failures = 0;
    try {
      await withRetries(
        async () => {
          if (ack === 'update' && interaction.isMessageComponent()) await interaction.deferUpdate();
          else await interaction.deferReply(ack === 'private' ? { flags: MessageFlags.Ephemeral } : {});
        },
        {
          ...{ forMs: ACKNOWLEDGE_MS, backoff: ACKNOWLEDGING },
          onFailure: () => {
            failures += 1;
          },
        },
      );
      return true;
    } catch (error) {
      if (isAlreadyAcknowledged(error)) {
        // An attempt took place and its response was lost, or it was none of ours.
        if (failures === 0) this.#tellOfOther(interaction);
        interaction.deferred = true;
        return true;
      }
      if (refusalOf(error) === undefined) throw error;
      this.#services.log.warn({ interaction: interaction.id, err: error }, 'Discord did not take an acknowledgement');
      return false;
    }
  }

  /** Once: it is so for every other one, too. */
  #tellOfOther({ id }: Answerable): void {
    if (this.#isOtherTold) return;
    this.#isOtherTold = true;
    this.#services.log.warn(
      { interaction: id },
      'another process answers for this bot: was it started twice with one token?',
    );
  }

  /**
   * Says what went wrong to the person alone. A public acknowledgement goes first: its visibility cannot change.
   * Resolves with whether they were told.
   */
  async #refuse(interaction: Answerable, ack: Job['ack'], error: unknown): Promise<boolean> {
    const { log } = this.#services;
    const content = explainFailure(error, wordingIn(ownLanguage(interaction)), this.#services, {
      interaction: interaction.id,
      channel: interaction.channelId,
      server: interaction.guildId,
    });
    try {
      if (ack === 'private') {
        await withRetries(() => interaction.editReply({ content, embeds: [], components: [], files: [] }));
        return true;
      }
      if (ack === 'public') await this.#removeAcknowledgement(interaction);
      await withRetries(() => interaction.followUp({ content, flags: MessageFlags.Ephemeral }));
      return true;
    } catch (refused) {
      const refusal = refusalOf(refused);
      if (refusal === undefined) throw refused;
      if (refusal !== 'gone') log.warn({ interaction: interaction.id, refusal, err: refused }, 'not told');
      return refusal !== 'later';
    }
  }

  async #removeAcknowledgement(interaction: Answerable): Promise<void> {
    try {
      await withRetries(() => interaction.deleteReply());
    } catch (error) {
      // A moderator was faster.
      if (!isGone(error)) throw error;
    }
  }
}

/** Gives up waiting for `work` when the signal aborts, with its reason. */
async function unlessAborted(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  signal.throwIfAborted();
  let giveUp = () => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function notTaken(): UserError {
  return new UserError('discord/not-taken');
}

function refusing(error: unknown): Job {
  return { ack: 'private', work: () => Promise.reject(error) };
}

function unknown(interaction: Answerable): UserError {
  return new UserError('command/unknown', {
    values: { what: interaction.isCommand() ? 'command' : 'component' },
  });
}
