import { type APIOverwrite, ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { PermissionName } from './api.ts';
import { missingAccess, missingPermissions, unknownChannel } from './errors.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredGuild } from './stored.ts';

const P = PermissionFlagsBits;

export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | P[name], 0n);
}

export function permissionNames(bits: bigint): PermissionName[] {
  return PERMISSION_NAMES.filter((name) => (bits & P[name]) !== 0n);
}

const isPermissionName = (name: string): name is PermissionName => name in P;
const PERMISSION_NAMES = Object.keys(P).filter(isPermissionName);

/** What @everyone may do in a new server, as far as this Discord knows the permission. */
export const EVERYONE_DEFAULT: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseExternalEmojis',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'UseExternalApps',
  'ChangeNickname',
];

export const BOT_DEFAULT: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
];

const DM_PERMISSIONS = permissionBits([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'UseExternalEmojis',
]);

/** https://docs.discord.com/developers/topics/permissions#permissions-for-timed-out-members */
const WHILE_TIMED_OUT = permissionBits(['ViewChannel', 'ReadMessageHistory']);

const ALL = permissionBits(PERMISSION_NAMES);

/** What a user may do in a channel or thread; https://docs.discord.com/developers/topics/permissions#permission-overwrites. */
export function permissionsIn(state: State, userId: string, channel: StoredChannel): bigint {
  const guild = channel.guildId === undefined ? undefined : state.guilds.get(channel.guildId);
  if (!guild) return channel.recipientIds.includes(userId) ? DM_PERMISSIONS : 0n;
  if (!guild.members.has(userId)) return 0n;
  const base = permissionsInGuild(guild, userId);
  if (base & P.Administrator) return ALL;
  const isTimedOut = (guild.members.get(userId)?.timedOutUntil ?? 0) > state.clock.now();
  const parent = channel.thread ? state.channels.get(channel.parentId ?? '') : channel;
  if (!parent) return 0n;
  const bits = withImplied(applyOverwrites(base, parent.overwrites, guild, userId), channel, userId);
  return isTimedOut ? bits & WHILE_TIMED_OUT : bits;
}

/** Before the overwrites of any channel. */
export function permissionsInGuild(guild: StoredGuild, userId: string): bigint {
  if (guild.ownerId === userId) return ALL;
  let bits = BigInt(guild.roles.get(guild.id)?.permissions ?? '0');
  for (const roleId of guild.members.get(userId)?.roleIds ?? []) {
    bits |= BigInt(guild.roles.get(roleId)?.permissions ?? '0');
  }
  return bits;
}

function applyOverwrites(
  base: bigint,
  overwrites: readonly APIOverwrite[],
  guild: StoredGuild,
  userId: string,
): bigint {
  const roles = guild.members.get(userId)?.roleIds ?? new Set<string>();
  const apply = (bits: bigint, chosen: readonly APIOverwrite[]) => {
    const deny = chosen.reduce((all, overwrite) => all | BigInt(overwrite.deny), 0n);
    const allow = chosen.reduce((all, overwrite) => all | BigInt(overwrite.allow), 0n);
    return (bits & ~deny) | allow;
  };
  const ofEveryone = overwrites.filter((overwrite) => overwrite.id === guild.id);
  const ofRoles = overwrites.filter((overwrite) => overwrite.type === OverwriteType.Role && roles.has(overwrite.id));
  const ofMember = overwrites.filter((overwrite) => overwrite.type === OverwriteType.Member && overwrite.id === userId);
  return apply(apply(apply(base, ofEveryone), ofRoles), ofMember);
}

/** https://docs.discord.com/developers/topics/permissions#implicit-permissions and #inherited-permissions-threads. */
function withImplied(bits: bigint, channel: StoredChannel, userId: string): bigint {
  if (!(bits & P.ViewChannel)) return 0n;
  const isHiddenThread =
    channel.type === ChannelType.PrivateThread && !channel.thread?.memberIds.has(userId) && !(bits & P.ManageThreads);
  if (isHiddenThread) return 0n;
  const maySend = bits & (channel.thread ? P.SendMessagesInThreads : P.SendMessages);
  if (maySend) return bits;
  return bits & ~(P.MentionEveryone | P.SendTTSMessages | P.AttachFiles | P.EmbedLinks);
}

/** What an interaction says the application may do; where it is not a member, what responses may hold. */
export function applicationPermissions(state: State, channel: StoredChannel): bigint {
  const isMember = state.guilds.get(channel.guildId ?? '')?.members.has(state.bot.id) ?? false;
  const isBotDm = channel.recipientIds.includes(state.bot.id);
  return isMember || isBotDm ? permissionsIn(state, state.bot.id, channel) : USER_INSTALL_PERMISSIONS;
}

const USER_INSTALL_PERMISSIONS = permissionBits(['EmbedLinks', 'AttachFiles', 'UseExternalEmojis', 'MentionEveryone']);

export function may(state: State, userId: string, channel: StoredChannel, permission: PermissionName): boolean {
  return (permissionsIn(state, userId, channel) & P[permission]) !== 0n;
}

export function canSee(state: State, userId: string, channel: StoredChannel): boolean {
  return may(state, userId, channel, 'ViewChannel');
}

/** The channel, if the user sees it. Throws 10003, or 50001 where it is hidden from them. */
export function visibleChannel(state: State, userId: string, channelId: string): StoredChannel {
  const channel = state.channels.get(channelId);
  if (!channel) throw unknownChannel();
  if (!canSee(state, userId, channel)) throw missingAccess();
  return channel;
}

/** Throws 50013 unless the user may do all of it. */
export function demand(state: State, userId: string, channel: StoredChannel, ...names: PermissionName[]): void {
  const bits = permissionsIn(state, userId, channel);
  if (names.some((name) => !(bits & P[name]))) throw missingPermissions();
}
