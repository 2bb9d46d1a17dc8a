import { setTimeout as delay } from 'node:timers/promises';
import type { BotProcess } from './bot-process.ts';
import type { Drill } from './drill.ts';
import { fillWithWork, settle } from './filling.ts';
import type { Stage } from './stage.ts';

/** How long what is taken away stays away, in ms. */
const WORKERS_AWAY_MS = 20_000;
const NETWORK_AWAY_MS = 10_000;
const SERVER_AWAY_MS = 3000;

const OLD = { DRILL_QUEUE: 'describe-00000001' };
const NEW = { DRILL_QUEUE: 'describe-00000002' };

/** Resolves when a worker is in the middle of a picture. */
async function inMidPicture(worker: BotProcess): Promise<void> {
  while (Number(await worker.ask()) === 0) await delay(10);
}

/** Posts, and uses commands, until there is work that nobody has taken yet. */
async function fillQueue(stage: Stage, count: number): Promise<void> {
  await fillWithWork(stage, count);
  await Promise.all(stage.workers.map(inMidPicture));
}

/** What starts the gateway of one of two shards. */
function gateway(shard: number): Parameters<Stage['start']> {
  return [{ SHARDS: '2', SHARD_IDS: String(shard) }, `gateway-${shard}`];
}

/** Several processes with a Redis and a PostgreSQL server in common, of which one or the other is lost. */
export const FLEET_DRILLS: readonly Drill[] = [
  {
    name: 'worker killed in mid-picture',
    workers: 2,
    settings: { DRILL_PICTURE_MS: '400' },
    short: true,
    async run(stage, count) {
      await fillQueue(stage, count);
      const [doomed] = stage.workers;
      await doomed?.end('SIGKILL');
      await stage.recover();
      return stage.workers.length === 1;
    },
  },
  {
    name: 'all workers gone for 20 s',
    workers: 2,
    settings: { DRILL_PICTURE_MS: '400' },
    async run(stage, count) {
      await fillQueue(stage, count / 2);
      await Promise.all(stage.workers.map((worker) => worker.end('SIGKILL')));
      await stage.post(count / 2);
      await stage.use(4);
      await delay(WORKERS_AWAY_MS);
      await stage.startWorkers(2);
      await stage.recover();
      return true;
    },
  },
  {
    name: 'Redis restarted, empty',
    workers: 2,
    settings: { DRILL_PICTURE_MS: '400' },
    told: /^Redis is away$/,
    short: true,
    async run(stage, count) {
      await fillQueue(stage, count / 2);
      await stage.backend.redis.kill();
      await stage.post(count / 2);
      await delay(SERVER_AWAY_MS);
      await stage.backend.redis.start();
      await stage.recover();
      return stage.logged('Redis is away') > 0;
    },
  },
  {
    name: 'PostgreSQL restarted',
    workers: 2,
    settings: { DRILL_PICTURE_MS: '400' },
    short: true,
    async run(stage, count) {
      await fillQueue(stage, count / 2);
      await stage.backend.postgres.stop();
      await stage.post(count / 2);
      await stage.use(4);
      await delay(SERVER_AWAY_MS);
      await stage.backend.postgres.restart();
      await stage.recover();
      return true;
    },
  },
  {
    name: 'one of two gateways killed in mid-work, and restarted',
    workers: 1,
    notStarted: true,
    discord: { gateway: { shards: 2, maxConcurrency: 2 } },
    settings: { DRILL_PICTURE_MS: '400' },
    async run(stage, count) {
      for (const shard of [1, 0]) await stage.start(...gateway(shard));
      await settle(stage);
      await fillQueue(stage, count / 2);
      await stage.bot.end('SIGKILL');
      await stage.post(count / 2);
      await stage.start(...gateway(0));
      await stage.recover(stage.channels.filter(({ server }) => server === stage.server));
      return stage.logged('told to ask again') > 0;
    },
  },
  {
    name: 'network cut between gateway and Redis for 10 s',
    workers: 2,
    settings: { DRILL_PICTURE_MS: '400' },
    told: /^Redis is away$/,
    async run(stage, count) {
      await fillQueue(stage, count / 2);
      stage.backend.cable.cut();
      await stage.post(count / 2);
      await stage.use(4);
      await delay(NETWORK_AWAY_MS);
      stage.backend.cable.mend();
      await stage.recover();
      return stage.logged('Redis is away') > 0;
    },
  },
  {
    name: 'rolling upgrade to another model',
    notStarted: true,
    settings: { DRILL_PICTURE_MS: '400' },
    workers: 0,
    async run(stage, count) {
      await stage.startWorkers(1, OLD);
      await stage.start(OLD);
      await fillQueue(stage, count / 2);
      await stage.startWorkers(1, NEW);
      const ended = stage.bot.end('SIGTERM');
      await stage.post(count / 2);
      await ended;
      await stage.start(NEW);
      const [old] = stage.workers;
      await old?.end('SIGTERM');
      await stage.recover();
      return stage.workers.length === 1;
    },
  },
];
