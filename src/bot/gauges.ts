import { Status } from 'discord.js';
import { type Meter, single } from '../metrics/meter.ts';
import type { Store } from '../store/store.ts';
import type { Connection } from './discord/connection.ts';
import type { Services } from './services.ts';

/** What the bot tells of itself whenever somebody asks. */
export function watchBot(
  meter: Meter,
  { connection, store, services }: { connection: Connection; store: Store; services: Services },
): void {
  const { outbox, workload } = services;
  meter.watch('facets_requests_in_work', () => single(workload.requests));
  meter.watch('facets_pictures_waiting', () => single(workload.waiting));
  meter.watch('facets_outbox_waiting', () => single(outbox.waiting));
  meter.watch('facets_store_waiting', () => single(store.waiting));
  meter.watch('facets_servers', () => single(connection.client?.guilds.cache.size ?? 0));
  const shards = () => [...(connection.client?.ws.shards.values() ?? [])];
  meter.watch('facets_shard_ready', () =>
    shards().map(({ id, status }) => ({ labels: { shard: id }, value: status === Status.Ready ? 1 : 0 })),
  );
  // Until its first heartbeat was acknowledged, a shard has -1.
  meter.watch('facets_shard_ping_seconds', () =>
    shards().flatMap(({ id, ping }) => (ping < 0 ? [] : [{ labels: { shard: id }, value: ping / 1000 }])),
  );
}

/** Why the gateway does not serve now. */
export function whyNotConnected({ client }: Connection): string | undefined {
  if (!client?.isReady()) return 'not logged in yet';
  const away = client.ws.shards.filter(({ status }) => status !== Status.Ready);
  return away.size === 0 ? undefined : `shards ${[...away.keys()].join(', ')} are not connected`;
}
