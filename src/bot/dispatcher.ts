import {
  type Client,
  type CommandInteraction,
  Events,
  type MessageComponentInteraction,
  MessageFlags,
} from 'discord.js';
import { UserError } from '../user-error.ts';
import type { Component, Repertoire, Visibility } from './command.ts';
import { isAlreadyAcknowledged, isGone, isInconclusive } from './discord/refusals.ts';
import { persist } from './discord/retries.ts';
import { busy, explainFailure } from './failures.ts';

import { parseCustomId } from './replies/custom-ids.ts';
import type { Services } from './services.ts';

type Answerable = CommandInteraction | MessageComponentInteraction;

/** What is to be done for an interaction: how to acknowledge it, then the work. */
interface Job {
  readonly ack: Visibility | 'update';
  readonly work: () => Promise<void>;
}

/** Takes every interaction: acknowledges it first, whatever the load, then has it answered. */
export class Dispatcher {
  readonly #services: Services;
  readonly #repertoire: Repertoire;
  readonly #components: ReadonlyMap<string, Component>;

  constructor(services: Services, repertoire: Repertoire) {
    this.#services = services;
    this.#repertoire = repertoire;
    this.#components = new Map(repertoire.components.map((component) => [component.kind, component]));
  }

  attach(client: Client): void {
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isCommand() && !interaction.isMessageComponent()) return;
      this.#services.workload.track(this.#dispatch(interaction)).catch((error: unknown) => {
        this.#services.log.error({ interaction: interaction.id, err: error }, 'unanswered');
      });
    });
  }

  async #dispatch(interaction: Answerable): Promise<void> {
    const { ack, work } = this.#jobFor(interaction);
    if (!(await this.#acknowledge(interaction, ack))) return;
    try {
      await work();
    } catch (error) {
      if (isGone(error)) {
        this.#services.log.debug({ interaction: interaction.id, err: error }, 'gone before it was answered');
        return;
      }
      await this.#refuse(interaction, ack, error);
    }
  }

  #jobFor(interaction: Answerable): Job {
    const { workload } = this.#services;
    if (workload.stopping) return refusal(busy('stopping', 10_000));
    try {
      return this.#find(interaction) ?? refusal(unknown(interaction));
    } catch (error) {
      // `ack` has a bug: the person is still told.
      return refusal(error);
    }
  }

  #find(interaction: Answerable): Job | undefined {
    const services = this.#services;
    if (interaction.isChatInputCommand()) {
      const command = this.#repertoire.chat.find(({ data }) => data.name === interaction.commandName);
      return (
        command && {
          ack: command.ack(interaction, services.settings),
          work: () => command.execute(interaction, services),
        }
      );
    }
    if (interaction.isMessageContextMenuCommand()) {
      const command = this.#repertoire.message.find(({ data }) => data.name === interaction.commandName);
      return (
        command && {
          ack: command.ack(interaction, services.settings),
          work: () => command.execute(interaction, services),
        }
      );
    }
    if (interaction.isMessageComponent()) {
      const component = this.#components.get(parseCustomId(interaction.customId).kind);
      return component && { ack: component.ack(interaction), work: () => component.execute(interaction, services) };
    }
    return undefined;
  }

  /** Whether Discord took the acknowledgement. */
  async #acknowledge(interaction: Answerable, ack: Job['ack']): Promise<boolean> {
    try {
      await this.#tryToAcknowledge(interaction, ack);
      return true;
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#services.log.warn({ interaction: interaction.id, err: error }, 'acknowledged too late');
      return false;
    }
  }

  async #tryToAcknowledge(interaction: Answerable, ack: Job['ack'], again = true): Promise<void> {
    try {
      if (ack === 'update' && interaction.isMessageComponent()) await interaction.deferUpdate();
      else await interaction.deferReply(ack === 'private' ? { flags: MessageFlags.Ephemeral } : {});
    } catch (error) {
      if (isAlreadyAcknowledged(error)) {
        // The first attempt took place and its response was lost.
        interaction.deferred = true;
        return;
      }
      if (!again || !isInconclusive(error)) throw error;
      await this.#tryToAcknowledge(interaction, ack, false);
    }
  }

  /** Says what went wrong to the person alone. A public acknowledgement goes first: its visibility cannot change. */
  async #refuse(interaction: Answerable, ack: Job['ack'], error: unknown): Promise<void> {
    const content = explainFailure(error, this.#services.log, {
      interaction: interaction.id,
      channel: interaction.channelId,
      server: interaction.guildId,
    });
    if (ack === 'private') {
      await persist(() => interaction.editReply({ content, embeds: [], components: [], files: [] }));
      return;
    }
    if (ack === 'public') await this.#removeAcknowledgement(interaction);
    await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
  }

  async #removeAcknowledgement(interaction: Answerable): Promise<void> {
    try {
      await persist(() => interaction.deleteReply());
    } catch (error) {
      // A moderator was faster.
      if (!isGone(error)) throw error;
    }
  }
}

function refusal(error: unknown): Job {
  return { ack: 'private', work: () => Promise.reject(error) };
}

function unknown(interaction: Answerable): UserError {
  const what = interaction.isCommand() ? 'command' : 'button or menu';
  return new UserError('command/unknown', `This ${what} is from another version of me. Reload Discord or ask me anew.`);
}
