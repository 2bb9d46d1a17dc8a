import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type PermissionResolvable,
  PermissionsBitField,
  SnowflakeUtil,
} from 'discord.js';
import { ANA_ID, BOT_ID, CHANNEL_ID, SERVER_ID, user } from './discord/structures.ts';

// Interactions as Discord sends them.

export interface Who {
  /** Default Ana. */
  readonly userId?: string;
  /** What they may do; default nothing. */
  readonly may?: PermissionResolvable;
  readonly locale?: string;
  /** Default: the server of the scene. */
  readonly where?: 'server' | 'dm';
  /** Whether the bot was invited to the server, rather than used by who installed it. Default true. */
  readonly invited?: boolean;
  readonly memberAvatar?: string;
  readonly avatar?: string;
  readonly channelId?: string;
}

type Payload = Readonly<Record<string, unknown>>;

export function newId(): string {
  return SnowflakeUtil.generate().toString();
}

function common(type: InteractionType, who: Who): Payload {
  const { userId = ANA_ID, may = [], locale = 'en-US', where = 'server', invited = true, channelId = CHANNEL_ID } = who;
  const person = user(userId, { avatar: who.avatar ?? null });
  const member = {
    user: person,
    roles: [],
    avatar: who.memberAvatar ?? null,
    permissions: new PermissionsBitField(may).bitfield.toString(),
    joined_at: '2026-01-01T00:00:00Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
  const place =
    where === 'server'
      ? { guild_id: SERVER_ID, member, channel: { id: channelId, type: 0, guild_id: SERVER_ID } }
      : { user: person, channel: { id: channelId, type: 1 } };
  return {
    id: newId(),
    application_id: BOT_ID,
    type,
    token: 'interaction-token',
    version: 1,
    app_permissions: '0',
    entitlements: [],
    locale,
    attachment_size_limit: 10_000_000,
    authorizing_integration_owners: invited ? { 0: SERVER_ID } : { 1: userId },
    channel_id: channelId,
    ...place,
  };
}

const OPTION_TYPES = {
  string: ApplicationCommandOptionType.String,
  number: ApplicationCommandOptionType.Number,
  boolean: ApplicationCommandOptionType.Boolean,
} as const;

type OptionValue = string | number | boolean | { readonly attachment: Payload };

/** A slash command; an option is an attachment where it is one. */
export function slash(
  name: string,
  options: Readonly<Record<string, OptionValue>> = {},
  { subcommand, ...who }: Who & { readonly subcommand?: string } = {},
): Payload {
  const given = Object.entries(options).map(([name, value]) => {
    if (typeof value === 'object') {
      return { name, type: ApplicationCommandOptionType.Attachment, value: String(value.attachment.id) };
    }
    const kind = typeof value;
    return { name, type: kind === 'string' || kind === 'number' || kind === 'boolean' ? OPTION_TYPES[kind] : 0, value };
  });
  const attachments = Object.values(options).flatMap((value) =>
    typeof value === 'object' ? [[String(value.attachment.id), value.attachment] as const] : [],
  );
  const inner = subcommand
    ? [{ name: subcommand, type: ApplicationCommandOptionType.Subcommand, options: given }]
    : given;
  return {
    ...common(InteractionType.ApplicationCommand, who),
    data: {
      id: '700',
      name,
      type: ApplicationCommandType.ChatInput,
      options: inner,
      resolved: { attachments: Object.fromEntries(attachments) },
    },
  };
}

/** What stands under Apps in the menu of a message. */
export function onMessage(name: string, message: Payload, who: Who = {}): Payload {
  const id = String(message.id);
  return {
    ...common(InteractionType.ApplicationCommand, who),
    data: {
      id: '701',
      name,
      type: ApplicationCommandType.Message,
      target_id: id,
      resolved: { messages: { [id]: message } },
    },
  };
}

/** What stands under Apps in the menu of a person. */
export function onPerson(
  name: string,
  targetId: string,
  { targetAvatar, ...who }: Who & { readonly targetAvatar?: string } = {},
): Payload {
  const users = { [targetId]: user(targetId, { avatar: targetAvatar ?? null }) };
  return {
    ...common(InteractionType.ApplicationCommand, who),
    data: { id: '702', name, type: ApplicationCommandType.User, target_id: targetId, resolved: { users } },
  };
}

/** A message of the bot's, with these components. */
export function ownMessage(more: Payload = {}): Payload {
  return {
    id: newId(),
    channel_id: CHANNEL_ID,
    author: user(BOT_ID, { bot: true }),
    content: '',
    timestamp: '2026-01-01T00:00:00Z',
    edited_timestamp: null,
    type: 0,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: [],
    embeds: [],
    flags: 0,
    ...more,
  };
}

/** A press of a button on a message. */
export function press(customId: string, message: Payload = ownMessage(), who: Who = {}): Payload {
  return {
    ...common(InteractionType.MessageComponent, who),
    message,
    data: { custom_id: customId, component_type: ComponentType.Button, id: 1 },
  };
}

/** A choice in a menu on a message. */
export function choose(
  customId: string,
  values: readonly string[],
  message: Payload = ownMessage(),
  who: Who = {},
): Payload {
  return {
    ...common(InteractionType.MessageComponent, who),
    message,
    data: { custom_id: customId, component_type: ComponentType.StringSelect, values, id: 1 },
  };
}
