import type { REST } from 'discord.js';
import { SnowflakeUtil } from 'discord.js';

/** What time it is at Discord, whatever this machine's clock says: that may be wrong by hours, or be put right in mid-run. */
export class DiscordTime {
  /** A time that Discord told, in milliseconds since 1970, and when, by `performance.now()`. */
  #told: { readonly time: number; readonly at: number } | undefined;

  /** Reads it off every answer. */
  follow(rest: REST): void {
    rest.on('response', (_, { headers }) => {
      const time = Date.parse(headers.get('date') ?? '');
      if (Number.isFinite(time)) this.#told = { time, at: performance.now() };
    });
  }

  /** Milliseconds since 1970, to the second. */
  now(): number {
    return this.#told === undefined ? Date.now() : this.#told.time + performance.now() - this.#told.at;
  }

  /** How long ago something got its id, in milliseconds, at least 0. */
  ageOf(id: string): number {
    return Math.max(0, this.now() - SnowflakeUtil.timestampFrom(id));
  }
}
