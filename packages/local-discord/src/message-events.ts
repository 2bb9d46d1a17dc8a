import {
  type APIUserWithMember,
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageEventExtraFields,
} from 'discord-api-types/v10';
import { intentsOf, viewWith } from './intents.ts';
import { memberWithoutUser } from './payloads/guild.ts';
import { EVERYTHING, messagePayload } from './payloads/message.ts';
import { userOf } from './payloads/user.ts';
import { canSee } from './permissions.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredMessage } from './stored.ts';

/** Ephemeral messages travel under the intent for direct messages, without `guild_id` and `member`. */
const EPHEMERAL_INTENT = GatewayIntentBits.DirectMessages;

/** MESSAGE_CREATE or MESSAGE_UPDATE. */
export function announce(state: State, message: StoredMessage, what: 'created' | 'edited'): void {
  const { owner } = message;
  const type = what === 'created' ? 'message.created' : 'message.edited';
  state.log.add({ type, message: messagePayload(state, message, EVERYTHING), owner });
  const channel = state.channels.get(message.channelId);
  if (!channel || !canSee(state, state.bot.id, channel)) return;
  state.publish({
    guildId: channel.guildId,
    intents: owner === undefined ? intentsOf(channel).messages : EPHEMERAL_INTENT,
    event: (intents) => ({
      t: what === 'created' ? GatewayDispatchEvents.MessageCreate : GatewayDispatchEvents.MessageUpdate,
      d: { ...messagePayload(state, message, viewWith(state, intents)), ...extraFields(state, message, channel) },
    }),
  });
}

function extraFields(state: State, message: StoredMessage, channel: StoredChannel): GatewayMessageEventExtraFields {
  const guild = message.owner === undefined ? state.guilds.get(channel.guildId ?? '') : undefined;
  const author = guild?.members.get(message.authorId);
  const mentions = message.mentionIds.map((id): APIUserWithMember => {
    const member = guild?.members.get(id);
    return { ...userOf(state, id), ...(member ? { member: memberWithoutUser(member) } : {}) };
  });
  return {
    mentions,
    // Clients tell a direct message that opens a conversation by this.
    ...(channel.type === ChannelType.DM ? { channel_type: channel.type } : {}),
    ...(guild ? { guild_id: guild.id } : {}),
    ...(author && message.webhookId === undefined ? { member: memberWithoutUser(author) } : {}),
  };
}

/** MESSAGE_DELETE. */
export function announceDeletion(state: State, message: StoredMessage): void {
  const { id, channelId, owner } = message;
  state.log.add({ type: 'message.deleted', id, channelId, owner });
  const channel = state.channels.get(channelId);
  if (!channel || !canSee(state, state.bot.id, channel)) return;
  const guildId = owner === undefined ? channel.guildId : undefined;
  state.publish({
    guildId: channel.guildId,
    intents: owner === undefined ? intentsOf(channel).messages : EPHEMERAL_INTENT,
    event: () => ({
      t: GatewayDispatchEvents.MessageDelete,
      d: { id, channel_id: channelId, ...(guildId === undefined ? {} : { guild_id: guildId }) },
    }),
  });
}
