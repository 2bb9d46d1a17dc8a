import { ApplicationCommandType } from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { UserCommand } from '../src/bot/command.ts';
import { AvatarNotAllowed } from '../src/bot/consent.ts';
import { avatarOf } from '../src/bot/discord/avatars.ts';
import { menuCommand } from '../src/bot/discord/command-builders.ts';
import { visibilityFor } from '../src/bot/visibility.ts';
import { UserError } from '../src/user-error.ts';

/** Describes one's own avatar, or that of somebody who allows it, to who asks alone. */
export const classifyAvatar: UserCommand = {
  data: menuCommand('avatar', ApplicationCommandType.User),

  ack: (interaction, settings) =>
    visibilityFor(interaction, settings, interaction.targetId === interaction.user.id ? null : true),

  async execute(interaction, services) {
    const { guildId, targetMember, targetUser, user } = interaction;
    const { settings } = services;
    const posterId = targetUser.id;
    // Who opted out is not told from who never allowed it.
    const isAllowed = !settings.hasOptedOut(posterId) && settings.allowsAvatar(posterId);
    if (posterId !== user.id && !isAllowed) throw new AvatarNotAllowed();
    const source = avatarOf(targetUser, targetMember, guildId);
    if (source === undefined) throw new UserError('avatar/none', { messageKey: 'avatar.none' });
    await answerClassification(interaction, services, { sources: [source], posterId });
  },
};
