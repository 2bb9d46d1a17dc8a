import { type MessageComponentInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../../user-error.ts';
import type { Component } from '../command.ts';
import { withRetries } from '../discord/retries.ts';
import { KINDS, parseCustomId } from '../replies/custom-ids.ts';

/** The poster, who asked, and members who manage messages. */
function mayDelete({ customId, user, memberPermissions }: MessageComponentInteraction): boolean {
  return (
    parseCustomId(customId).parts.includes(user.id) ||
    (memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false)
  );
}

export const deleteReply: Component = {
  kind: KINDS.delete,
  uncounted: true,
  ack: (interaction) => (mayDelete(interaction) ? 'update' : 'private'),
  async execute(interaction) {
    if (!mayDelete(interaction)) {
      throw new UserError('delete/not-yours');
    }
    await withRetries(() => interaction.deleteReply());
  },
};
