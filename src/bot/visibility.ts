import { ApplicationIntegrationType, type CommandInteraction } from 'discord.js';
import type { Place, Settings } from '../store/settings.ts';
import type { Visibility } from './command.ts';

/** The channel whose settings hold for an interaction: a thread goes by its channel. Undefined outside servers. */
export function placeOf({ channel, channelId, guildId }: CommandInteraction): Place | undefined {
  if (guildId === null) return undefined;
  const parentId = channel?.isThread() ? channel.parentId : undefined;
  return { serverId: guildId, channelId: parentId ?? channelId };
}

/** What somebody asked for, or else what the channel is set to; private where no server ever invited the bot. */
export function visibilityFor(interaction: CommandInteraction, settings: Settings, asked: boolean | null): Visibility {
  if (asked !== null) return asked ? 'private' : 'public';
  const place = placeOf(interaction);
  if (place === undefined) return 'public';
  const invited = interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] !== undefined;
  return !invited || settings.at(place).private ? 'private' : 'public';
}
