import type { BaseInteraction, Message } from 'discord.js';
import type { Place } from '../../store/settings.ts';

/**
 * The channel whose settings hold for a message or an interaction: a thread goes by its channel. Undefined outside
 * servers.
 */
export function placeOf({
  channel,
  channelId,
  guildId,
}: Pick<Message | BaseInteraction, 'channel' | 'channelId' | 'guildId'>): Place | undefined {
  if (guildId === null || channelId === null) return undefined;
  const parentId = channel?.isThread() ? channel.parentId : undefined;
  return { serverId: guildId, channelId: parentId ?? channelId };
}
