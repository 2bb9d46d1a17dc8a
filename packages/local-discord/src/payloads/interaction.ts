import { randomBytes } from 'node:crypto';
import {
  type APIAuthorizingIntegrationOwnersMap,
  type APIInteractionDataResolvedChannel,
  type APIInteractionDataResolvedGuildMember,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { applicationPermissions, permissionsIn } from '../permissions.ts';
import { DEFAULT_LOCALE, type State } from '../state.ts';
import type { StoredChannel, StoredGuild } from '../stored.ts';
import { channelPayload, isThread, threadPayload } from './channel.ts';
import { featuresOf, memberPayload, memberWithoutUser } from './guild.ts';
import { userOf } from './user.ts';

/** Where an interaction happens; https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object. */
export function contextOf(state: State, channel: StoredChannel): InteractionContextType {
  if (channel.guildId !== undefined) return InteractionContextType.Guild;
  const withBot = channel.type === ChannelType.DM && channel.recipientIds.includes(state.bot.id);
  return withBot ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

/** Which installations brought the application here: the server's, the user's, or both. */
export function ownersOf(state: State, userId: string, channel: StoredChannel): APIAuthorizingIntegrationOwnersMap {
  const guild = state.guilds.get(channel.guildId ?? '');
  const inGuild = guild?.members.has(state.bot.id) ?? false;
  const isBotDm = contextOf(state, channel) === InteractionContextType.BotDM;
  const installedApp = state.users.get(userId)?.installedApp ?? false;
  return {
    ...(inGuild && guild ? { [ApplicationIntegrationType.GuildInstall]: guild.id } : {}),
    ...(isBotDm && !installedApp ? { [ApplicationIntegrationType.GuildInstall]: '0' } : {}),
    ...(installedApp ? { [ApplicationIntegrationType.UserInstall]: userId } : {}),
  };
}

/** The fields that all interactions share. */
export function interactionBase(state: State, userId: string, channel: StoredChannel) {
  const guild = state.guilds.get(channel.guildId ?? '');
  const user = state.users.get(userId);
  return {
    id: state.nextId(),
    application_id: state.applicationId,
    token: randomBytes(48).toString('base64url'),
    version: 1 as const,
    channel: channelPayload(state, channel),
    channel_id: channel.id,
    app_permissions: applicationPermissions(state, channel).toString(),
    entitlements: [],
    authorizing_integration_owners: ownersOf(state, userId, channel),
    context: contextOf(state, channel),
    attachment_size_limit: state.options.uploadLimitBytes,
    locale: user?.locale ?? DEFAULT_LOCALE,
    ...(guild ? inGuild(state, userId, channel, guild) : { user: userOf(state, userId) }),
  };
}

function inGuild(state: State, userId: string, channel: StoredChannel, guild: StoredGuild) {
  const member = guild.members.get(userId);
  if (!member) throw new Error(`expected a member of ${guild.name} but got user ${userId}`);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: featuresOf(guild) },
    guild_locale: guild.locale,
    member: { ...memberPayload(state, member), permissions: permissionsIn(state, userId, channel).toString() },
  };
}

export function resolvedMember(
  state: State,
  userId: string,
  channel: StoredChannel,
): APIInteractionDataResolvedGuildMember | undefined {
  const member = state.guilds.get(channel.guildId ?? '')?.members.get(userId);
  if (!member) return undefined;
  return { ...memberWithoutUser(member), permissions: permissionsIn(state, userId, channel).toString() };
}

export function resolvedChannel(
  state: State,
  userId: string,
  channel: StoredChannel,
): APIInteractionDataResolvedChannel {
  const permissions = permissionsIn(state, userId, channel).toString();
  const { id, name } = channel;
  if (!isThread(channel)) return { id, name, type: nonThreadType(channel), permissions };
  const { thread_metadata, parent_id } = threadPayload(state, channel);
  return {
    id,
    name,
    type: channel.type,
    permissions,
    ...(thread_metadata ? { thread_metadata } : {}),
    ...(parent_id === undefined ? {} : { parent_id }),
  };
}

function nonThreadType(channel: StoredChannel) {
  const { type } = channel;
  switch (type) {
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return ChannelType.GuildText;
    default:
      return type;
  }
}
