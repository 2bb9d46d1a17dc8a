import type { Message } from 'discord.js';
import type { WatchMode } from '../../config.ts';

/** Why a message is looked at. Those who ask are told why not, too; a watched post is answered or left alone. */
export type Reason = 'asked' | 'watched';

/** Undefined where a message is none of the bot's business. `watch` holds where the message stands, in a server. */
export function reasonFor(message: Message, watch: WatchMode | undefined): Reason | undefined {
  const { attachments, author, client, mentions, messageSnapshots, system, webhookId } = message;
  if (author.bot || webhookId !== null || system) return undefined;
  const hasFiles = attachments.size > 0 || messageSnapshots.size > 0;
  const pings = mentions.users.has(client.user.id);
  if (!message.inGuild()) return hasFiles || pings ? 'asked' : undefined;
  if (watch === 'off') return undefined;
  const namesBot = mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true });
  // An answer to one of the bot's replies pings it too: that asks for something only where there is a picture.
  if (namesBot || (pings && hasFiles)) return 'asked';
  return watch === 'on' && hasFiles ? 'watched' : undefined;
}
