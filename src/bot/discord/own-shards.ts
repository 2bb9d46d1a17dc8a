import { calculateShardId } from 'discord.js';
import type { OwnShards } from '../../shard-ids.ts';

/** Whether a server's events come to this process. */
export function holdsServer(shards: OwnShards, serverId: string): boolean {
  return shards === 'auto' || shards.ids.includes(calculateShardId(serverId, shards.of));
}

/** Whether this process has the shard that direct messages come to, and that does what one process does for all. */
export function holdsFirst(shards: OwnShards): boolean {
  return shards === 'auto' || shards.ids.includes(0);
}
