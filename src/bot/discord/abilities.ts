import { type Channel, PermissionFlagsBits } from 'discord.js';

/** What Discord lets the bot do in a channel. */
export interface Abilities {
  readonly send: boolean;
  /** Refer to a message: that takes the right to read it again. */
  readonly reference: boolean;
  readonly embed: boolean;
  readonly attach: boolean;
  readonly react: boolean;
}

const EVERYTHING: Abilities = { send: true, reference: true, embed: true, attach: true, react: true };
const NOTHING: Abilities = { send: false, reference: false, embed: false, attach: false, react: false };

export function abilitiesIn(channel: Channel): Abilities {
  if (channel.isDMBased()) return EVERYTHING;
  const permissions = channel.permissionsFor(channel.client.user);
  if (!permissions?.has(PermissionFlagsBits.ViewChannel)) return NOTHING;
  if (channel.guild.members.me?.isCommunicationDisabled()) return NOTHING;
  const inThread = channel.isThread();
  const locked = inThread && channel.locked && !permissions.has(PermissionFlagsBits.ManageThreads);
  const may = inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  const reference = permissions.has(PermissionFlagsBits.ReadMessageHistory);
  return {
    send: !locked && permissions.has(may),
    reference,
    embed: permissions.has(PermissionFlagsBits.EmbedLinks),
    attach: permissions.has(PermissionFlagsBits.AttachFiles),
    react: !locked && reference && permissions.has(PermissionFlagsBits.AddReactions),
  };
}
