import { type Client, Events } from 'discord.js';
import type { Logger } from '../log.ts';

interface Absence {
  readonly since: number;
  attempts: number;
}

/**
 * Says of every shard that it lost its connection, that it cannot get another, and that it is back: each once, however
 * long it takes. Quiet after `signal` aborted: discord.js says "reconnecting" of connections that it closes for good, too.
 */
export function watchShards(client: Client, log: Logger, signal: AbortSignal): void {
  const away = new Map<number, Absence>();
  client.on(Events.ShardReconnecting, (shard) => {
    if (signal.aborted) return;
    const absence = away.get(shard) ?? { since: performance.now(), attempts: 0 };
    away.set(shard, absence);
    absence.attempts += 1;
    if (absence.attempts === 1) log.info({ shard }, 'reconnecting');
    if (absence.attempts === 2) log.warn({ shard }, 'the gateway cannot be reached; trying again until it can');
  });
  const back = (shard: number, how: string, details: object = {}) => {
    const absence = away.get(shard);
    away.delete(shard);
    if (absence) {
      const seconds = Math.round((performance.now() - absence.since) / 1000);
      log.info({ shard, seconds, attempts: absence.attempts, ...details }, how);
    }
  };
  client.on(Events.ShardResume, (shard, events) => back(shard, 'resumed', { events }));
  client.on(Events.ShardReady, (shard) => back(shard, 'logged in anew'));
  client.on(Events.ShardError, (error, shard) => log.debug({ shard, err: error }, 'gateway connection'));
}
