import { startLocalDiscord } from 'local-discord';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { Connection } from '../../src/bot/discord/connection.ts';
import { watchBot, whyNotConnected } from '../../src/bot/gauges.ts';
import { loadConfig } from '../../src/config.ts';
import { open as openStore, temporaryFolder } from '../store/stores.ts';
import { Bot, CountingMeter } from './bot.ts';

/** The gauges of a bot whose connection is to a Discord on this machine. */
async function open() {
  const discord = await startLocalDiscord({ gateway: { shards: 2, maxConcurrency: 2 } });
  discord.createServer({ shard: { id: 0, of: 2 } });
  discord.createServer({ shard: { id: 1, of: 2 } });
  const config = loadConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.apiBase });
  const { services } = await Bot.open();
  const { store } = await openStore(await temporaryFolder());
  const ignore = () => undefined;
  const connection = new Connection({
    config: { ...config, token: discord.token },
    log: pino({ level: 'silent' }),
    workload: services.workload,
    wire: ignore,
    onContent: ignore,
    onResponse: ignore,
    onNewSession: ignore,
    onLost: ignore,
  });
  onTestFinished(async () => {
    await connection.close();
    await discord.close();
  });
  const meter = new CountingMeter();
  watchBot(meter, { connection, store, services });
  return { discord, connection, meter, services };
}

const one = (value: number) => [{ labels: {}, value }];

it('before its login the bot has no servers and no shards, and says that it is not connected', async () => {
  const { connection, meter } = await open();
  expect(meter.read('facets_servers')).toEqual(one(0));
  expect(meter.read('facets_shard_ready')).toEqual([]);
  expect(meter.read('facets_shard_ping_seconds')).toEqual([]);
  expect(whyNotConnected(connection)).toBe('not logged in yet');
});

it('from then on it tells of its servers and of each of its shards', async () => {
  const { connection, discord, meter } = await open();
  await connection.open();
  expect(meter.read('facets_servers')).toEqual(one(2));
  expect(meter.read('facets_shard_ready')).toEqual([
    { labels: { shard: 0 }, value: 1 },
    { labels: { shard: 1 }, value: 1 },
  ]);
  expect(whyNotConnected(connection)).toBeUndefined();

  discord.faults.refuseConnections({ to: 'gateway' });
  await expect.poll(() => whyNotConnected(connection)).toBe('shards 0, 1 are not connected');
  expect(meter.read('facets_shard_ready')).toEqual([
    { labels: { shard: 0 }, value: 0 },
    { labels: { shard: 1 }, value: 0 },
  ]);
});

it('pings are in seconds, and not told until a heartbeat was acknowledged', async () => {
  const { connection, meter } = await open();
  const client = await connection.open();
  const [first, second] = [...client.ws.shards.values()];
  if (!first || !second) throw new Error('expected two shards');
  Object.assign(first, { ping: 42 });
  Object.assign(second, { ping: -1 });
  expect(meter.read('facets_shard_ping_seconds')).toEqual([{ labels: { shard: 0 }, value: 0.042 }]);
});

it('what is in work and what waits is counted', async () => {
  const { meter, services } = await open();
  const names = [
    ...([
      'facets_requests_in_work',
      'facets_pictures_waiting',
      'facets_outbox_waiting',
      'facets_store_waiting',
    ] as const),
  ];
  expect(names.map((name) => meter.read(name))).toEqual(names.map(() => one(0)));
  let done: () => void = () => undefined;
  const request = services.workload.request(() => new Promise<void>((resolve) => (done = resolve)));
  expect(meter.read('facets_requests_in_work')).toEqual(one(1));
  done();
  await request;
  expect(meter.read('facets_requests_in_work')).toEqual(one(0));
});
