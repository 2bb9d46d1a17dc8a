import type { Message } from 'discord.js';
import type { WatchMode } from '../../config.ts';

/** Why a message is looked at. Those who ask are told why not, too; a watched post is answered or left alone. */
export type Reason = 'asked' | 'watched';

/** Undefined where a message is none of the bot's business. `watch` holds where the message stands, in a server. */
export function reasonFor(message: Message, watch: WatchMode | undefined): Reason | undefined {
  const { attachments, author, client, embeds, mentions, messageSnapshots, stickers, system, webhookId } = message;
  if (author.bot || webhookId !== null || system) return undefined;
  if (!message.inGuild()) return 'asked';
  if (watch === 'off') return undefined;
  const hasFiles = attachments.size > 0 || messageSnapshots.size > 0;
  const pings = mentions.users.has(client.user.id);
  // An answer to one of the bot's replies pings it too: that asks for something only where there is a picture.
  if (namesBot(message) || (pings && hasFiles)) return 'asked';
  return watch === 'on' && (hasFiles || embeds.length > 0 || stickers.size > 0) ? 'watched' : undefined;
}

/** Whether the bot is named, or the role that Discord made for it: people pick either from the same list. */
function namesBot({ client, guild, mentions }: Message): boolean {
  const role = guild?.roles.botRoleFor(client.user);
  return (
    mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true }) ||
    (role !== null && role !== undefined && mentions.roles.has(role.id))
  );
}
