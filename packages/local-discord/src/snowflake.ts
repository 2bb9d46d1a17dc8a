import type { Clock } from './api.ts';

/** The first second of 2015, in ms since the Unix epoch; https://docs.discord.com/developers/reference#snowflakes. */
const DISCORD_EPOCH = 1_420_070_400_000n;
const TIME_SHIFT = 22n;

/** Returns a source of ids that are unique and increase, even within one millisecond. */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const earliest = (BigInt(clock.now()) - DISCORD_EPOCH) << TIME_SHIFT;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}

/** An id whose server's events go to this shard; of all milliseconds, every `of`th belongs to it. */
export function idOnShard(
  { nextId, guilds }: { readonly nextId: () => string; readonly guilds: { has(id: string): boolean } },
  { id, of }: { readonly id: number; readonly of: number },
): string {
  if (!(id >= 0 && id < of)) throw new RangeError(`expected a shard from 0 to ${of - 1}, but got ${id}`);
  const next = BigInt(nextId());
  const ahead = (BigInt(id) - (next >> TIME_SHIFT)) % BigInt(of);
  const later = next + ((ahead < 0n ? ahead + BigInt(of) : ahead) << TIME_SHIFT);
  // Apart from the ids that are still to come in that millisecond, and from those that were given out ahead of it.
  let free = later | (1n << (TIME_SHIFT - 1n));
  while (guilds.has(free.toString())) free += 1n;
  return free.toString();
}

export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

/** The shard that a server's events go to; https://docs.discord.com/developers/events/gateway#sharding. */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> TIME_SHIFT) % BigInt(shardCount));
}

/** -1, 0 or 1, by age. */
export function compareSnowflakes(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
