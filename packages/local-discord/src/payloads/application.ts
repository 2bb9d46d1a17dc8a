import { type APIApplication, ApplicationFlags, ApplicationIntegrationType } from 'discord-api-types/v10';
import { PRIVILEGED } from '../intents.ts';
import type { State } from '../state.ts';

/** Flags of the "limited" kind: an application that Discord did not need to verify. */
export function applicationFlags(state: State): Pick<APIApplication, 'flags' | 'flags_new'> {
  const flags =
    (state.allowedIntents & PRIVILEGED.GuildMembers ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
    (state.allowedIntents & PRIVILEGED.GuildPresences ? ApplicationFlags.GatewayPresenceLimited : 0) |
    (state.allowedIntents & PRIVILEGED.MessageContent ? ApplicationFlags.GatewayMessageContentLimited : 0);
  return { flags, flags_new: flags.toString() };
}

export function applicationPayload(state: State): APIApplication {
  const installs = [...state.users.values()].filter((user) => user.installedApp).length;
  const servers = [...state.guilds.values()].filter((guild) => guild.members.has(state.bot.id)).length;
  return {
    id: state.applicationId,
    name: state.options.applicationName,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: state.bot,
    summary: '',
    verify_key: '0'.repeat(64),
    team: null,
    approximate_guild_count: servers,
    approximate_user_install_count: installs,
    integration_types_config: {
      [ApplicationIntegrationType.GuildInstall]: {},
      [ApplicationIntegrationType.UserInstall]: {},
    },
    ...applicationFlags(state),
  };
}
