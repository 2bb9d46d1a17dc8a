import { ChannelType, GatewayDispatchEvents, GatewayIntentBits, MessageType } from 'discord-api-types/v10';
import { notFound, threadExists, unknownMessage } from './errors.ts';
import { intentsOf } from './intents.ts';
import { createMessage } from './messages.ts';
import { guildChannelPayload, isThread, threadPayload } from './payloads/channel.ts';
import { memberPayload } from './payloads/guild.ts';
import { canSee, demand } from './permissions.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredMessage } from './stored.ts';

export function addChannel(
  state: State,
  channel: Pick<StoredChannel, 'type'> & Partial<Omit<StoredChannel, 'id' | 'type'>>,
): StoredChannel {
  const stored: StoredChannel = {
    id: state.nextId(),
    type: channel.type,
    guildId: channel.guildId,
    parentId: channel.parentId,
    name: channel.name ?? '',
    overwrites: channel.overwrites ?? [],
    ageRestricted: channel.ageRestricted ?? false,
    recipientIds: channel.recipientIds ?? [],
    thread: channel.thread,
    lastMessageId: undefined,
  };
  state.channels.set(stored.id, stored);
  announceChannel(state, stored, 'created');
  return stored;
}

/** The conversation between the bot and one person, opened if need be. */
export function openDm(state: State, userId: string): StoredChannel {
  const existing = [...state.channels.values()].find(
    ({ type, recipientIds }) =>
      type === ChannelType.DM && recipientIds.includes(userId) && recipientIds.includes(state.bot.id),
  );
  return existing ?? addChannel(state, { type: ChannelType.DM, recipientIds: [userId, state.bot.id] });
}

/** CHANNEL_* or THREAD_*; nothing for direct messages, as in v10. */
export function announceChannel(state: State, channel: StoredChannel, what: 'created' | 'updated' | 'deleted'): void {
  state.log.add({ type: 'channel.changed', channelId: channel.id });
  if (channel.guildId === undefined) return;
  const isHidden = what !== 'deleted' && isThread(channel) && !canSee(state, state.bot.id, channel);
  if (isHidden || !state.guilds.get(channel.guildId)?.members.has(state.bot.id)) return;
  const guild_id = channel.guildId;
  state.publish({
    guildId: guild_id,
    intents: GatewayIntentBits.Guilds,
    event: () => {
      if (isThread(channel)) {
        const thread = { ...threadPayload(state, channel), guild_id };
        if (what === 'created') return { t: GatewayDispatchEvents.ThreadCreate, d: { ...thread, newly_created: true } };
        return what === 'updated'
          ? { t: GatewayDispatchEvents.ThreadUpdate, d: thread }
          : { t: GatewayDispatchEvents.ThreadDelete, d: { ...thread, parent_id: channel.parentId ?? '' } };
      }
      const d = { ...guildChannelPayload(channel), guild_id };
      if (what === 'created') return { t: GatewayDispatchEvents.ChannelCreate, d };
      return what === 'updated'
        ? { t: GatewayDispatchEvents.ChannelUpdate, d }
        : { t: GatewayDispatchEvents.ChannelDelete, d };
    },
  });
}

export interface NewThread {
  readonly name: string;
  readonly type: ChannelType.PublicThread | ChannelType.PrivateThread;
  readonly ownerId: string;
  readonly memberIds?: readonly string[];
  readonly from?: StoredMessage | undefined;
}

/** Throws 50013 without the permission and 160004 where a message has its thread already. */
export function createThread(state: State, parent: StoredChannel, thread: NewThread): StoredChannel {
  const isPrivate = thread.type === ChannelType.PrivateThread;
  demand(state, thread.ownerId, parent, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  return openThread(state, parent, thread);
}

/** The same without asking for permissions. */
export function openThread(state: State, parent: StoredChannel, thread: NewThread): StoredChannel {
  if (thread.from?.threadId !== undefined) throw threadExists();
  const channel = addChannel(state, {
    type: thread.type,
    guildId: parent.guildId,
    parentId: parent.id,
    name: thread.name,
    thread: {
      ownerId: thread.ownerId,
      memberIds: new Set([thread.ownerId, ...(thread.memberIds ?? [])]),
      archived: false,
      locked: false,
      archiveChangedAt: state.clock.now(),
    },
  });
  if (thread.from) {
    thread.from.threadId = channel.id;
  } else if (thread.type === ChannelType.PublicThread) {
    const body = { content: thread.name };
    createMessage(state, {
      channel: parent,
      authorId: thread.ownerId,
      body,
      uploads: [],
      type: MessageType.ThreadCreated,
    });
  }
  return channel;
}

export function deleteChannel(state: State, channel: StoredChannel): void {
  for (const child of [...state.channels.values()].filter(({ parentId }) => parentId === channel.id)) {
    deleteChannel(state, child);
  }
  announceChannel(state, channel, 'deleted');
  for (const id of state.channelMessages.get(channel.id) ?? []) state.messages.delete(id);
  state.channelMessages.delete(channel.id);
  state.channels.delete(channel.id);
}

export function joinThread(state: State, channel: StoredChannel, userId: string): void {
  if (!channel.thread) throw notFound();
  channel.thread.memberIds.add(userId);
  announceChannel(state, channel, 'updated');
}

export function announceTyping(state: State, channel: StoredChannel, userId: string): void {
  state.log.add({ type: 'typing', channelId: channel.id, userId });
  if (!canSee(state, state.bot.id, channel)) return;
  const member = state.guilds.get(channel.guildId ?? '')?.members.get(userId);
  state.publish({
    guildId: channel.guildId,
    intents: intentsOf(channel).typing,
    event: () => ({
      t: GatewayDispatchEvents.TypingStart,
      d: {
        channel_id: channel.id,
        user_id: userId,
        timestamp: Math.floor(state.clock.now() / 1000),
        ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
        ...(member ? { member: memberPayload(state, member) } : {}),
      },
    }),
  });
}

/** All messages that are there, oldest first. */
export function messagesOf(state: State, channelId: string): StoredMessage[] {
  return (state.channelMessages.get(channelId) ?? []).map((id) => {
    const message = state.messages.get(id);
    if (!message) throw unknownMessage();
    return message;
  });
}
