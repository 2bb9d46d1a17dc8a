import { blockedByAutoMod } from './errors.ts';
import { may } from './permissions.ts';
import type { MessageBody } from './schemas/message.ts';
import type { State } from './state.ts';
import type { StoredChannel } from './stored.ts';
import type { Upload } from './uploads.ts';

/** Throws 200000 for a message with a blocked word, unless its author may manage the server. */
export function moderate(
  state: State,
  channel: StoredChannel,
  authorId: string,
  body: MessageBody,
  uploads: readonly Upload[],
): void {
  const words = state.guilds.get(channel.guildId ?? '')?.blockedWords ?? [];
  if (words.length === 0 || may(state, authorId, channel, 'ManageGuild')) return;
  const texts = [body.content, JSON.stringify(body.embeds ?? []), ...uploads.map(({ filename }) => filename)];
  const said = texts.join('\n').toLowerCase();
  if (words.some((word) => said.includes(word))) throw blockedByAutoMod();
}
