import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import type { PrivilegedIntent } from './api.ts';
import type { MessageView } from './payloads/message.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredMessage } from './stored.ts';

export const PRIVILEGED: Record<PrivilegedIntent, number> = {
  GuildMembers: GatewayIntentBits.GuildMembers,
  GuildPresences: GatewayIntentBits.GuildPresences,
  MessageContent: GatewayIntentBits.MessageContent,
};

export function privilegedBits(intents: readonly PrivilegedIntent[]): number {
  return intents.reduce((bits, intent) => bits | PRIVILEGED[intent], 0);
}

export const ALL_PRIVILEGED: readonly PrivilegedIntent[] = ['GuildMembers', 'GuildPresences', 'MessageContent'];
const PRIVILEGED_MASK = privilegedBits(ALL_PRIVILEGED);
const KNOWN_MASK = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

export function areKnown(intents: number): boolean {
  return (intents & ~KNOWN_MASK) === 0;
}

/** Whether the developer portal allows what a login asks for. */
export function areAllowed(state: State, intents: number): boolean {
  return (intents & PRIVILEGED_MASK & ~state.allowedIntents) === 0;
}

/**
 * What a reader with these intents sees of a message's content, with the exceptions of
 * https://docs.discord.com/developers/events/gateway#message-content-intent. Over REST the portal's switch counts.
 */
export function viewWith(state: State, intents: number): MessageView {
  const granted = (intents & GatewayIntentBits.MessageContent) !== 0;
  return { readsContent: (message) => granted || isExempt(state, message) };
}

function isExempt(state: State, message: StoredMessage): boolean {
  const channel = state.channels.get(message.channelId);
  const isDm = channel?.type === ChannelType.DM && channel.recipientIds.includes(state.bot.id);
  return isDm || message.authorId === state.bot.id || message.mentionIds.includes(state.bot.id);
}

interface ChannelIntents {
  readonly messages: number;
  readonly reactions: number;
  readonly typing: number;
}

const IN_GUILDS: ChannelIntents = {
  messages: GatewayIntentBits.GuildMessages,
  reactions: GatewayIntentBits.GuildMessageReactions,
  typing: GatewayIntentBits.GuildMessageTyping,
};

const IN_DMS: ChannelIntents = {
  messages: GatewayIntentBits.DirectMessages,
  reactions: GatewayIntentBits.DirectMessageReactions,
  typing: GatewayIntentBits.DirectMessageTyping,
};

/** The intents that events of a channel need. */
export function intentsOf(channel: StoredChannel): ChannelIntents {
  return channel.guildId === undefined ? IN_DMS : IN_GUILDS;
}
