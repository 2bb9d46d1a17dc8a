import type { User } from 'discord.js';
import type { PictureSource } from './sources.ts';

/** In pixels; what Discord has is often smaller. */
const SIDE = 1024;

/**
 * Somebody's avatar, as a still: the one for this server where they have one, else their own. Undefined for who has
 * only a picture of Discord's.
 */
export function avatarOf(
  user: User,
  member: { readonly avatar?: string | null } | null,
  serverId: string | null,
): PictureSource | undefined {
  const options = { extension: 'png', size: SIDE, forceStatic: true } as const;
  const url =
    member?.avatar && serverId !== null
      ? user.client.rest.cdn.guildMemberAvatar(serverId, user.id, member.avatar, options)
      : user.avatarURL(options);
  if (url === null) return undefined;
  return { kind: 'avatar', name: 'avatar', url, size: 0, spoiler: false, posterId: user.id };
}
