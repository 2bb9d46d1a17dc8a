import { type MessageComponentInteraction, PermissionFlagsBits } from 'discord.js';
import { isWatchMode } from '../../config.ts';
import type { ServerChoice } from '../../store/choices.ts';
import { UserError } from '../../user-error.ts';
import { languageOf } from '../../wording/language.ts';
import type { Component } from '../command.ts';
import { withRetries } from '../discord/retries.ts';
import { helloMessage } from '../hello.ts';
import { publicLanguage } from '../languages.ts';
import { KINDS, parseCustomId } from '../replies/custom-ids.ts';
import type { Services } from '../services.ts';

function mayChoose({ memberPermissions }: MessageComponentInteraction): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** Under the hello of a server: sets where the bot answers there, and shows what is set. */
const helloChoice: Component = {
  kind: KINDS.hello,
  ack: (interaction) => (mayChoose(interaction) ? 'update' : 'private'),
  async execute(interaction, services) {
    const [mode = ''] = parseCustomId(interaction.customId).parts;
    await choose(interaction, services, isWatchMode(mode) ? { watch: mode } : undefined, mode);
  },
};

/** There, too: sets the language of what everybody sees, and says hello in it. */
const helloLanguage: Component = {
  kind: KINDS.helloLanguage,
  ack: (interaction) => (mayChoose(interaction) ? 'update' : 'private'),
  async execute(interaction, services) {
    const [mode = ''] = parseCustomId(interaction.customId).parts;
    const language = languageOf((interaction.isStringSelectMenu() ? interaction.values[0] : undefined) ?? '');
    await choose(interaction, services, language && { language }, mode);
  },
};

async function choose(
  interaction: MessageComponentInteraction,
  services: Services,
  choice: Partial<ServerChoice> | undefined,
  mode: string,
): Promise<void> {
  const { guildId, guild } = interaction;
  if (guildId === null || choice === undefined) {
    throw new UserError('component/outdated', {
      values: { what: 'button' },
    });
  }
  if (!mayChoose(interaction)) {
    throw new UserError('hello/not-yours');
  }
  const saved = await services.settings.setServer(guildId, choice);
  const hello = helloMessage(publicLanguage(services, guild), isWatchMode(mode) ? mode : undefined);
  await withRetries(() => interaction.editReply(hello));
  if (!saved) throw new UserError('hello/not-saved');
}

export const helloComponents: readonly Component[] = [helloChoice, helloLanguage];
