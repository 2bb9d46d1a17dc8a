import { type APISticker, type RESTGetAPIGuildThreadsResult, StickerType } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { missingAccess, missingPermissions, unknownGuild, unknownMember, unknownSticker } from '../errors.ts';
import { leaveGuild } from '../guilds.ts';
import { guildChannelPayload, isThread, threadMemberPayload, threadPayload } from '../payloads/channel.ts';
import { guildPayload, memberPayload } from '../payloads/guild.ts';
import { canSee } from '../permissions.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { StoredGuild } from '../stored.ts';
import type { RestContext } from './context.ts';

type Params = { Params: { guildId: string } };
const MEMBER_PAGE = 1000;

/** Servers and their members. */
export function guildRoutes(http: FastifyInstance, { state }: RestContext): void {
  /** Throws 10004, or 50001 where the bot is no member. */
  function find(id: string): StoredGuild {
    const guild = state.guilds.get(id);
    if (!guild) throw unknownGuild();
    if (!guild.members.has(state.bot.id)) throw missingAccess();
    return guild;
  }

  function memberOf(guild: StoredGuild, userId: string) {
    const member = guild.members.get(userId === '@me' ? state.bot.id : userId);
    if (!member) throw unknownMember();
    return memberPayload(state, member);
  }

  http.get<Params & { Querystring: { with_counts?: string } }>('/guilds/:guildId', ({ params, query }) => {
    const guild = find(params.guildId);
    const count = guild.members.size;
    const counts = { approximate_member_count: count, approximate_presence_count: count };
    return { ...guildPayload(guild), ...(query.with_counts === 'true' ? counts : {}) };
  });
  http.get<Params>('/guilds/:guildId/channels', ({ params }) => {
    const guild = find(params.guildId);
    const channels = [...state.channels.values()].filter((one) => one.guildId === guild.id && !one.thread);
    return channels.map(guildChannelPayload);
  });
  http.get<Params>('/guilds/:guildId/threads/active', ({ params }): RESTGetAPIGuildThreadsResult => {
    const guild = find(params.guildId);
    const threads = [...state.channels.values()]
      .filter(isThread)
      .filter((one) => one.guildId === guild.id && !one.thread?.archived && canSee(state, state.bot.id, one));
    const joined = threads.filter((one) => one.thread?.memberIds.has(state.bot.id));
    return {
      threads: threads.map((thread) => threadPayload(state, thread)),
      members: joined.map((thread) => threadMemberPayload(state, thread.id, state.bot.id)),
    };
  });
  http.get<{ Params: { stickerId: string } }>('/stickers/:stickerId', ({ params }): APISticker => {
    const sticker = state.stickers.get(params.stickerId);
    if (!sticker) throw unknownSticker();
    const { id, name, format: format_type } = sticker;
    return { id, name, description: null, tags: '', type: StickerType.Guild, format_type, available: true };
  });
  http.get<Params>('/guilds/:guildId/roles', ({ params }) => [...find(params.guildId).roles.values()]);
  http.get<Params & { Querystring: { limit?: string; after?: string } }>(
    '/guilds/:guildId/members',
    ({ params, query }) => {
      const limit = Math.min(Number(query.limit ?? 1), MEMBER_PAGE);
      return [...find(params.guildId).members.values()]
        .filter(({ userId }) => compareSnowflakes(userId, query.after ?? '0') > 0)
        .sort((a, b) => compareSnowflakes(a.userId, b.userId))
        .slice(0, limit)
        .map((member) => memberPayload(state, member));
    },
  );
  http.get<{ Params: { guildId: string; userId: string } }>('/guilds/:guildId/members/:userId', ({ params }) =>
    memberOf(find(params.guildId), params.userId),
  );
  http.patch<Params>('/guilds/:guildId/members/@me', ({ params }) => memberOf(find(params.guildId), '@me'));
  http.delete<Params>('/users/@me/guilds/:guildId', ({ params }, reply) => {
    const guild = find(params.guildId);
    if (guild.ownerId === state.bot.id) throw missingPermissions();
    leaveGuild(state, guild, state.bot.id);
    return reply.code(204).send();
  });
}
