import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { threadArchived, tooManyReactions, unknownEmoji, unknownMessage } from './errors.ts';
import { intentsOf } from './intents.ts';
import { MESSAGE } from './limits.ts';
import { canSee, demand } from './permissions.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredMessage } from './stored.ts';

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u;

/** Throws 10014 for what is no emoji, 50013 without ADD_REACTIONS, 30010 past 20 emoji, 50083 in an archived thread. */
export function addReaction(state: State, userId: string, message: StoredMessage, emoji: string): void {
  const channel = state.channels.get(message.channelId);
  if (!channel || message.owner !== undefined) throw unknownMessage();
  if (!EMOJI.test(emoji)) throw unknownEmoji();
  demand(state, userId, channel, 'ReadMessageHistory');
  if (channel.thread?.archived) throw threadArchived();
  if (!message.reactions.has(emoji)) {
    demand(state, userId, channel, 'AddReactions');
    if (message.reactions.size >= MESSAGE.reactions) throw tooManyReactions();
  }
  const users = message.reactions.get(emoji) ?? new Set();
  message.reactions.set(emoji, users);
  if (users.has(userId)) return;
  users.add(userId);
  announceReaction(state, channel, message, userId, emoji, 'added');
}

export function removeReaction(state: State, userId: string, message: StoredMessage, emoji: string): void {
  const channel = state.channels.get(message.channelId);
  const users = message.reactions.get(emoji);
  if (!channel || !users?.delete(userId)) return;
  if (users.size === 0) message.reactions.delete(emoji);
  announceReaction(state, channel, message, userId, emoji, 'removed');
}

function announceReaction(
  state: State,
  channel: StoredChannel,
  message: StoredMessage,
  userId: string,
  emoji: string,
  what: 'added' | 'removed',
): void {
  const type = what === 'added' ? 'reaction.added' : 'reaction.removed';
  state.log.add({ type, messageId: message.id, channelId: channel.id, userId, emoji });
  if (!canSee(state, state.bot.id, channel)) return;
  const data = {
    user_id: userId,
    channel_id: channel.id,
    message_id: message.id,
    message_author_id: message.authorId,
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
  };
  state.publish({
    guildId: channel.guildId,
    intents: intentsOf(channel).reactions,
    event: () =>
      what === 'added'
        ? { t: GatewayDispatchEvents.MessageReactionAdd, d: data }
        : { t: GatewayDispatchEvents.MessageReactionRemove, d: data },
  });
}
