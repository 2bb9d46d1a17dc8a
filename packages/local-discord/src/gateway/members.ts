import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { memberPayload } from '../payloads/guild.ts';
import type { State } from '../state.ts';
import type { DispatchEvent } from './publication.ts';

const CHUNK = 1000;

/** GUILD_MEMBERS_CHUNK events that answer opcode 8. */
export function requestedMembers(
  state: State,
  request: {
    readonly guild_id: string;
    readonly query?: string | null | undefined;
    readonly limit?: number | null | undefined;
    readonly user_ids?: string | string[] | null | undefined;
    readonly nonce?: string | null | undefined;
  },
): DispatchEvent[] {
  const guild = state.guilds.get(request.guild_id);
  if (!guild?.members.has(state.bot.id)) return [];
  const members = [...guild.members.values()].map((member) => memberPayload(state, member));
  const ids = request.user_ids === null || request.user_ids === undefined ? undefined : [request.user_ids].flat();
  const query = request.query?.toLowerCase() ?? '';
  const found = ids
    ? members.filter(({ user }) => ids.includes(user.id))
    : members.filter(({ user, nick }) => (nick ?? user.username).toLowerCase().startsWith(query));
  const wanted = request.limit ? found.slice(0, request.limit) : found;
  const chunk_count = Math.max(1, Math.ceil(wanted.length / CHUNK));
  return Array.from({ length: chunk_count }, (_, chunk_index) => ({
    t: GatewayDispatchEvents.GuildMembersChunk,
    d: {
      guild_id: guild.id,
      members: wanted.slice(chunk_index * CHUNK, (chunk_index + 1) * CHUNK),
      chunk_index,
      chunk_count,
      ...(ids ? { not_found: ids.filter((id) => !guild.members.has(id)) } : {}),
      ...(request.nonce ? { nonce: request.nonce } : {}),
    },
  }));
}
