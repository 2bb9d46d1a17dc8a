import { ApplicationIntegrationType, type CommandInteraction } from 'discord.js';
import type { Settings } from '../store/settings.ts';
import type { Visibility } from './command.ts';
import { placeOf } from './discord/place.ts';

/** What somebody asked for, or else what the channel is set to; private where no server ever invited the bot. */
export function visibilityFor(interaction: CommandInteraction, settings: Settings, asked: boolean | null): Visibility {
  if (asked !== null) return asked ? 'private' : 'public';
  const place = placeOf(interaction);
  if (place === undefined) return 'public';
  const invited = interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] !== undefined;
  return !invited || settings.at(place).private ? 'private' : 'public';
}
