import { type MessageComponentInteraction, PermissionFlagsBits } from 'discord.js';
import { isWatchMode } from '../../config.ts';
import { UserError } from '../../user-error.ts';
import type { Component } from '../command.ts';
import { withRetries } from '../discord/retries.ts';
import { helloButtons } from '../hello.ts';
import { KINDS, parseCustomId } from '../replies/custom-ids.ts';
import { NOT_SAVED } from '../replies/not-saved.ts';

function mayChoose({ memberPermissions }: MessageComponentInteraction): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** Under the hello of a server: sets where the bot answers there, and shows what is set. */
export const helloChoice: Component = {
  kind: KINDS.hello,
  ack: (interaction) => (mayChoose(interaction) ? 'update' : 'private'),
  async execute(interaction, { settings }) {
    const [mode = ''] = parseCustomId(interaction.customId).parts;
    if (interaction.guildId === null || !isWatchMode(mode)) {
      throw new UserError('component/outdated', 'This button is from another version of me. `/watch` does the same.');
    }
    if (!mayChoose(interaction)) {
      throw new UserError('hello/not-yours', 'Only members who manage the server may choose where I answer.');
    }
    const saved = await settings.setServer(interaction.guildId, { watch: mode });
    await withRetries(() => interaction.editReply({ components: [helloButtons(mode)] }));
    if (!saved) throw new UserError('hello/not-saved', NOT_SAVED);
  },
};
