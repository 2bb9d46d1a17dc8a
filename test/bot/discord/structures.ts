import { randomInt } from 'node:crypto';
import {
  type APIAttachment,
  type APIChannel,
  type APIGuildMember,
  type APIMessage,
  type APIRole,
  type APIUser,
  type Channel,
  ChannelType,
  Client,
  ClientUser,
  Message,
  MessageType,
  type PermissionResolvable,
  PermissionsBitField,
} from 'discord.js';

/** discord.js's own structures, made of payloads as Discord sends them. */

export const BOT_ID = '900000000000000000';
export const ANA_ID = '900000000000000001';
/** The role that Discord made for the bot, and one that it has as others have it. */
export const BOT_ROLE_ID = '300000000000000000';
export const OTHER_ROLE_ID = '300000000000000001';
export const SERVER_ID = '100000000000000000';
export const CHANNEL_ID = '200000000000000000';

export function user(id: string, more: Partial<APIUser> = {}): APIUser {
  return { id, username: `user${id}`, discriminator: '0', global_name: null, avatar: null, ...more };
}

function role(id: string, permissions: PermissionResolvable): Omit<APIRole, 'flags'> {
  return {
    id,
    name: id,
    permissions: new PermissionsBitField(permissions).bitfield.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
  };
}

/** Calls what discord.js keeps for itself: it makes structures only of what the gateway sends. */
export function callPrivate(target: object, method: string, ...args: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(target, method);
  if (typeof found !== 'function') throw new Error(`discord.js has no ${method} any more`);
  return Reflect.apply(found, target, args);
}

export interface Scene {
  /** What @everyone, and so the bot, may do. */
  readonly permissions?: PermissionResolvable;
  /** Until when the bot is timed out. */
  readonly timedOutUntil?: string;
  readonly thread?: { readonly locked?: boolean };
  readonly dm?: boolean;
  /** The language that the server says of itself, where it is a Community server. */
  readonly community?: string;
  /** Whether Discord's own messages have the channel for their place. */
  readonly systemChannel?: boolean;
}

/** A client that knows one server with the bot in it, and one channel, which is not logged in anywhere. */
export function scene(options: Scene = {}) {
  const client = new Client<true>({ intents: [] });
  return { client, channel: populate(client, options) };
}

/** The server of a scene as the gateway tells of it. */
function serverOf({ permissions = [], timedOutUntil, community, systemChannel = false }: Scene) {
  const me: Partial<APIGuildMember> = {
    user: user(BOT_ID, { bot: true }),
    roles: [BOT_ROLE_ID, OTHER_ROLE_ID],
    ...(timedOutUntil === undefined ? {} : { communication_disabled_until: timedOutUntil }),
  };
  return {
    id: SERVER_ID,
    owner_id: ANA_ID,
    roles: [
      role(SERVER_ID, permissions),
      { ...role(BOT_ROLE_ID, []), managed: true, tags: { bot_id: BOT_ID } },
      role(OTHER_ROLE_ID, []),
    ],
    members: [me],
    channels: [{ id: CHANNEL_ID, type: ChannelType.GuildText, name: 'selfies', permission_overwrites: [] }],
    ...(systemChannel && { system_channel_id: CHANNEL_ID }),
    features: community === undefined ? [] : ['COMMUNITY'],
    preferred_locale: community ?? 'en-US',
  };
}

/** Tells a client of the bot, its server and a channel, which is returned. */
export function populate(client: Client, options: Scene): Channel {
  const { thread, dm = false } = options;
  client.user = Reflect.construct(ClientUser, [client, user(BOT_ID, { bot: true })]);
  if (!dm) callPrivate(client.guilds, '_add', { ...serverOf(options), shardId: 0 });
  const place: Partial<APIChannel> = dm
    ? { id: CHANNEL_ID, type: ChannelType.DM, recipients: [user(ANA_ID)] }
    : {
        id: '201',
        type: ChannelType.PublicThread,
        guild_id: SERVER_ID,
        parent_id: CHANNEL_ID,
        thread_metadata: {
          archived: false,
          auto_archive_duration: 60,
          archive_timestamp: '2026-01-01T00:00:00Z',
          locked: thread?.locked ?? false,
        },
      };
  if (dm || thread) callPrivate(client.channels, '_add', place, client.guilds.cache.get(SERVER_ID));
  const channel = client.channels.cache.get(thread && !dm ? '201' : CHANNEL_ID);
  if (!channel) throw new Error('expected a channel');
  return channel;
}

export function attachment(more: Partial<APIAttachment> = {}): APIAttachment {
  const id = String(randomInt(1_000_000));
  return {
    id,
    filename: 'me.png',
    size: 10,
    url: 'http://cdn/me.png',
    proxy_url: '',
    content_type: 'image/png',
    ...more,
  };
}

/** A message of Ana's in the scene's channel, as `more` says otherwise. */
export function messageIn(
  { client, channel }: { readonly client: Client; readonly channel: Channel },
  more: Partial<APIMessage> = {},
): Message {
  const payload = {
    id: '1000',
    channel_id: channel.id,
    ...(channel.isDMBased() ? {} : { guild_id: SERVER_ID }),
    author: user(ANA_ID),
    content: '',
    timestamp: '2026-01-01T00:00:00Z',
    type: MessageType.Default,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: [],
    embeds: [],
    ...more,
  };
  return Reflect.construct(Message, [client, payload]);
}

export function mentionOfBot(): Pick<APIMessage, 'content' | 'mentions'> {
  return { content: `<@${BOT_ID}>`, mentions: [user(BOT_ID, { bot: true })] };
}
