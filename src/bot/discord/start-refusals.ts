import { UserError } from '../../user-error.ts';

export function badToken(): UserError {
  return new UserError(
    'discord/bad-token',
    'Discord does not know this DISCORD_TOKEN: copy it anew from https://discord.com/developers/applications → Bot → Reset Token.',
  );
}

/** `code` is a close code of the gateway. */
export function refusedForGood(code: number): UserError {
  return new UserError('discord/refused', `Discord's gateway turned the bot away for good (close code ${code}).`);
}
