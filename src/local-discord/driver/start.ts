import type { LocalDiscord, LocalDiscordOptions } from './interface.ts';

/** Starts a Discord on 127.0.0.1. Rejects when the port is taken. */
export async function startLocalDiscord(_options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  throw new Error('the local Discord is not written yet');
}
