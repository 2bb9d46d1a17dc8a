import {
  type APIGuild,
  type APIGuildMember,
  type APIRole,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildFeature,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
} from 'discord-api-types/v10';
import { canSee } from '../permissions.ts';
import type { State } from '../state.ts';
import type { StoredGuild, StoredMember } from '../stored.ts';
import { guildChannelPayload, isThread, threadPayload } from './channel.ts';
import { userOf } from './user.ts';

export function rolePayload(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: permissions.toString(),
    managed: false,
    mentionable: false,
    flags: NO_FLAGS,
  };
}

/** Typed as a number, which every set of flags accepts. */
const NO_FLAGS: number = 0;

export function memberPayload(state: State, member: StoredMember): APIGuildMember {
  return { user: userOf(state, member.userId), ...memberWithoutUser(member) };
}

export function memberWithoutUser(member: StoredMember) {
  return {
    nick: member.nick,
    avatar: member.avatar,
    banner: null,
    roles: [...member.roleIds],
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: member.timedOutUntil > 0 ? new Date(member.timedOutUntil).toISOString() : null,
  } satisfies Omit<APIGuildMember, 'user'>;
}

export function guildPayload(guild: StoredGuild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: featuresOf(guild),
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: guild.systemChannelId ?? null,
    system_channel_flags: NO_FLAGS,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: GuildNSFWLevel.Default,
    hub_type: null,
    incidents_data: null,
  };
}

export function featuresOf({ community }: StoredGuild): GuildFeature[] {
  return community ? [GuildFeature.Community] : [];
}

/** Without the GUILD_MEMBERS intent only the bot itself is among the members. */
export function guildCreatePayload(
  state: State,
  guild: StoredGuild,
  allMembers: boolean,
): GatewayGuildCreateDispatchData {
  const members = [...guild.members.values()].filter((member) => allMembers || member.userId === state.bot.id);
  const channels = [...state.channels.values()].filter((channel) => channel.guildId === guild.id);
  const joinedAt = guild.members.get(state.bot.id)?.joinedAt ?? state.clock.now();
  return {
    ...guildPayload(guild),
    joined_at: new Date(joinedAt).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: members.map((member) => memberPayload(state, member)),
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => guildChannelPayload(channel)),
    threads: channels
      .filter(isThread)
      .filter((channel) => !channel.thread?.archived && canSee(state, state.bot.id, channel))
      .map((channel) => threadPayload(state, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
