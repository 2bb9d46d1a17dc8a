import {
  type APIChannel,
  type APIThreadChannel,
  type APIThreadMember,
  ChannelType,
  ForumLayoutType,
  ThreadAutoArchiveDuration,
  type ThreadChannelType,
} from 'discord-api-types/v10';
import type { State } from '../state.ts';
import type { StoredChannel } from '../stored.ts';
import { userOf } from './user.ts';

const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread] as const;

export function isThread(channel: StoredChannel): channel is StoredChannel & { readonly type: ThreadChannelType } {
  return THREADS.some((type) => type === channel.type);
}

export function channelPayload(state: State, channel: StoredChannel): APIChannel {
  if (isThread(channel)) return threadPayload(state, channel);
  if (channel.guildId !== undefined) return guildChannelPayload(channel);
  const recipients = channel.recipientIds.filter((id) => id !== state.bot.id).map((id) => userOf(state, id));
  const last_message_id = channel.lastMessageId ?? null;
  if (channel.type === ChannelType.GroupDM) {
    return { id: channel.id, type: channel.type, name: channel.name || null, recipients, last_message_id };
  }
  return { id: channel.id, type: ChannelType.DM, name: null, recipients, last_message_id };
}

export function guildChannelPayload(channel: StoredChannel) {
  const shared = {
    id: channel.id,
    name: channel.name,
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
    parent_id: null,
    position: 0,
    permission_overwrites: channel.overwrites,
    nsfw: channel.ageRestricted,
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: channel.lastMessageId ?? null,
  };
  if (channel.type === ChannelType.GuildForum) {
    return {
      ...shared,
      type: channel.type,
      available_tags: [],
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: ForumLayoutType.NotSet,
    } satisfies APIChannel;
  }
  if (channel.type === ChannelType.GuildAnnouncement) {
    return { ...shared, type: channel.type } satisfies APIChannel;
  }
  return { ...shared, type: ChannelType.GuildText } satisfies APIChannel;
}

export function threadPayload<T extends ThreadChannelType>(
  state: State,
  channel: StoredChannel & { readonly type: T },
): APIThreadChannel<T> {
  const thread = channel.thread;
  const joined = thread?.memberIds.has(state.bot.id) ?? false;
  const count = state.channelMessages.get(channel.id)?.length ?? 0;
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
    ...(channel.parentId === undefined ? {} : { parent_id: channel.parentId }),
    owner_id: thread?.ownerId ?? state.bot.id,
    last_message_id: channel.lastMessageId ?? null,
    rate_limit_per_user: 0,
    message_count: count,
    total_message_sent: count,
    member_count: thread?.memberIds.size ?? 0,
    thread_metadata: {
      archived: thread?.archived ?? false,
      locked: thread?.locked ?? false,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      archive_timestamp: new Date(thread?.archiveChangedAt ?? state.clock.now()).toISOString(),
    },
    ...(joined ? { member: threadMemberPayload(state, channel.id, state.bot.id) } : {}),
  };
}

export function threadMemberPayload(state: State, threadId: string, userId: string): APIThreadMember {
  const flags: number = 0;
  return { id: threadId, user_id: userId, join_timestamp: new Date(state.clock.now()).toISOString(), flags };
}
