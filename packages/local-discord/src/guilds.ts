import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { guildCreatePayload, guildPayload, memberPayload, memberWithoutUser, rolePayload } from './payloads/guild.ts';
import { userOf } from './payloads/user.ts';
import type { State } from './state.ts';
import type { StoredGuild } from './stored.ts';

/** Adds a member with a role of their own; the bot's arrival is a GUILD_CREATE. */
export function joinGuild(
  state: State,
  guild: StoredGuild,
  userId: string,
  {
    permissions = 0n,
    nick = null,
    avatar = null,
  }: { readonly permissions?: bigint; readonly nick?: string | null; readonly avatar?: string | null } = {},
): void {
  const user = userOf(state, userId);
  const role = rolePayload(state.nextId(), user.username, permissions, guild.roles.size);
  guild.roles.set(role.id, user.bot ? { ...role, managed: true, tags: { bot_id: userId } } : role);
  const member = { userId, nick, avatar, roleIds: new Set([role.id]), joinedAt: state.clock.now(), timedOutUntil: 0 };
  guild.members.set(userId, member);
  state.log.add({ type: 'server.changed', serverId: guild.id });
  if (!guild.members.has(state.bot.id)) return;
  if (userId === state.bot.id) {
    state.publish({
      guildId: guild.id,
      intents: GatewayIntentBits.Guilds,
      event: (intents) => ({
        t: GatewayDispatchEvents.GuildCreate,
        d: guildCreatePayload(state, guild, (intents & GatewayIntentBits.GuildMembers) !== 0),
      }),
    });
    return;
  }
  state.publish({
    guildId: guild.id,
    intents: GatewayIntentBits.Guilds,
    event: () => ({ t: GatewayDispatchEvents.GuildRoleCreate, d: { guild_id: guild.id, role } }),
  });
  state.publish({
    guildId: guild.id,
    intents: GatewayIntentBits.GuildMembers,
    event: () => ({
      t: GatewayDispatchEvents.GuildMemberAdd,
      d: { ...memberPayload(state, member), guild_id: guild.id },
    }),
  });
}

/** Takes a member out; the bot's leaving is a GUILD_DELETE. */
export function leaveGuild(state: State, guild: StoredGuild, userId: string): void {
  const isBot = userId === state.bot.id;
  const botIsThere = guild.members.has(state.bot.id);
  if (!guild.members.delete(userId)) return;
  state.log.add({ type: 'server.changed', serverId: guild.id });
  if (!botIsThere) return;
  state.publish({
    guildId: guild.id,
    intents: isBot ? GatewayIntentBits.Guilds : GatewayIntentBits.GuildMembers,
    event: () => {
      if (isBot) return { t: GatewayDispatchEvents.GuildDelete, d: { id: guild.id } };
      return { t: GatewayDispatchEvents.GuildMemberRemove, d: { guild_id: guild.id, user: userOf(state, userId) } };
    },
  });
}

/** Replaces what somebody's own role allows. */
export function setPermissions(state: State, guild: StoredGuild, userId: string, permissions: bigint): void {
  const [roleId] = guild.members.get(userId)?.roleIds ?? [];
  const role = guild.roles.get(roleId ?? '');
  if (!role) throw new Error(`expected a member of ${guild.name} but got user ${userId}`);
  const changed = { ...role, permissions: permissions.toString() };
  guild.roles.set(role.id, changed);
  state.log.add({ type: 'server.changed', serverId: guild.id });
  if (!guild.members.has(state.bot.id)) return;
  state.publish({
    guildId: guild.id,
    intents: GatewayIntentBits.Guilds,
    event: () => ({ t: GatewayDispatchEvents.GuildRoleUpdate, d: { guild_id: guild.id, role: changed } }),
  });
}

/** Lets a member only read until then; ms since the Unix epoch. */
export function timeOut(state: State, guild: StoredGuild, userId: string, until: number): void {
  const member = guild.members.get(userId);
  if (!member) throw new Error(`expected a member of ${guild.name} but got user ${userId}`);
  member.timedOutUntil = until;
  state.log.add({ type: 'server.changed', serverId: guild.id });
  if (!guild.members.has(state.bot.id)) return;
  state.publish({
    guildId: guild.id,
    // A bot is told of its own changes, whatever its intents.
    intents: userId === state.bot.id ? 0 : GatewayIntentBits.GuildMembers,
    event: () => ({
      t: GatewayDispatchEvents.GuildMemberUpdate,
      d: { user: userOf(state, userId), ...memberWithoutUser(member), guild_id: guild.id },
    }),
  });
}

/** GUILD_UPDATE. */
export function announceGuild(state: State, guild: StoredGuild): void {
  state.log.add({ type: 'server.changed', serverId: guild.id });
  if (!guild.members.has(state.bot.id)) return;
  state.publish({
    guildId: guild.id,
    intents: GatewayIntentBits.Guilds,
    event: () => ({ t: GatewayDispatchEvents.GuildUpdate, d: guildPayload(guild) }),
  });
}
