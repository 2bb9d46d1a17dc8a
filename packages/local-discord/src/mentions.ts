import { AllowedMentionsTypes } from 'discord-api-types/v10';
import { may } from './permissions.ts';
import type { AllowedMentionsBody } from './schemas/message.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredMessage } from './stored.ts';

export interface Mentions {
  readonly userIds: string[];
  readonly roleIds: string[];
  readonly everyone: boolean;
}

/** Without `allowed_mentions` an ordinary message mentions all that it names, an interaction's response only users. */
export type MentionDefault = 'message' | 'interaction';

/** Whom a message pings; https://docs.discord.com/developers/resources/message#allowed-mentions-object. */
export function mentionsOf(
  state: State,
  message: {
    readonly content: string;
    readonly channel: StoredChannel;
    readonly authorId: string;
    readonly repliesTo: StoredMessage | undefined;
    readonly allowed: AllowedMentionsBody | null | undefined;
    readonly byDefault: MentionDefault;
  },
): Mentions {
  const { content, channel, allowed } = message;
  const allows = (kind: AllowedMentionsTypes, ids: readonly string[] | undefined, id: string) => {
    if (!allowed) return message.byDefault === 'message' || kind === AllowedMentionsTypes.User;
    return (allowed.parse?.includes(kind) ?? false) || (ids?.includes(id) ?? false);
  };
  const users = new Set<string>();
  for (const [, id] of content.matchAll(/<@!?(\d+)>/g)) {
    if (id && state.users.has(id) && allows(AllowedMentionsTypes.User, allowed?.users, id)) users.add(id);
  }
  const pingsReplied = allowed ? (allowed.replied_user ?? false) : message.byDefault === 'message';
  if (message.repliesTo && pingsReplied) users.add(message.repliesTo.authorId);
  const guild = state.guilds.get(channel.guildId ?? '');
  const roles = [...content.matchAll(/<@&(\d+)>/g)]
    .map(([, id]) => id ?? '')
    .filter((id) => guild?.roles.has(id) && allows(AllowedMentionsTypes.Role, allowed?.roles, id));
  const everyone =
    /@(everyone|here)\b/.test(content) &&
    allows(AllowedMentionsTypes.Everyone, undefined, '') &&
    may(state, message.authorId, channel, 'MentionEveryone');
  return { userIds: [...users], roleIds: [...new Set(roles)], everyone };
}
