import { type APIOverwrite, OverwriteType } from 'discord-api-types/v10';
import type { OverwriteOptions } from '../api.ts';
import { permissionBits } from '../permissions.ts';
import type { State } from '../state.ts';

/** Overwrites as Discord keeps them: @everyone's is the role with the server's id. */
export function overwritesFrom(state: State, guildId: string, options: readonly OverwriteOptions[]): APIOverwrite[] {
  return options.map(({ for: target, allow = [], deny = [] }) => {
    const userId = target === 'bot' ? state.bot.id : target === 'everyone' ? undefined : target.id;
    return {
      id: userId ?? guildId,
      type: userId === undefined ? OverwriteType.Role : OverwriteType.Member,
      allow: permissionBits(allow).toString(),
      deny: permissionBits(deny).toString(),
    };
  });
}
