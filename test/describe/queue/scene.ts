import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import type { LogEntry } from '../../../src/describe/describer.ts';
import { QueueDescriber, type QueueDescriberOptions } from '../../../src/describe/queue/queue-describer.ts';
import { QueueWorker, type QueueWorkerOptions } from '../../../src/describe/queue/queue-worker.ts';
import { loaderArguments } from '../../../src/own-modules.ts';
import { RedisServer } from '../../redis-server.ts';
import { ScriptedDescriber } from './scripted-describer.ts';

let meetings = 0;

export const url = (path: string) => ({ kind: 'url', url: `https://cdn.discordapp.com${path}` }) as const;

/** A worker process: what it has begun, and its end. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly begun: readonly string[];
}

/** A Redis server, and a queue in it; what a test opens is closed at its end. */
export class Scene {
  readonly redis: RedisServer;
  readonly log: LogEntry[] = [];
  readonly meeting = { queue: `describe-${++meetings}`, model: 'scripted 1' };

  private constructor(redis: RedisServer) {
    this.redis = redis;
  }

  static async open(): Promise<Scene> {
    const redis = await RedisServer.start();
    onTestFinished(() => redis.close());
    return new Scene(redis);
  }

  async gateway(options: Partial<QueueDescriberOptions> = {}): Promise<QueueDescriber> {
    const gateway = await QueueDescriber.open({
      redisUrl: this.redis.url,
      meeting: this.meeting,
      onLog: (entry) => this.log.push(entry),
      ...options,
    });
    onTestFinished(() => gateway.close());
    return gateway;
  }

  async worker(
    options: Partial<QueueWorkerOptions> = {},
    signal?: AbortSignal,
  ): Promise<{ readonly worker: QueueWorker; readonly describer: ScriptedDescriber }> {
    const describer = new ScriptedDescriber();
    const all = {
      redisUrl: this.redis.url,
      meeting: this.meeting,
      describer,
      concurrency: 1,
      isOptedOut: () => false,
      onLog: (entry: LogEntry) => this.log.push(entry),
      ...options,
    };
    const worker = await QueueWorker.open(all, signal);
    onTestFinished(() => worker.close(0));
    return { worker, describer };
  }

  async workerProcess(): Promise<WorkerProcess> {
    const child = fork(new URL('./worker-process.ts', import.meta.url), [this.redis.url, this.meeting.queue], {
      execArgv: loaderArguments(),
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const begun: string[] = [];
    await once(child, 'message');
    child.on('message', (path) => begun.push(String(path)));
    return { child, begun };
  }

  /** All that is in Redis, as text. */
  async everything(): Promise<string> {
    const redis = new Redis(this.redis.url);
    try {
      const keys = await redis.keys('*');
      const contents = await Promise.all(keys.map((key) => contentsOf(redis, key)));
      return keys.map((key, index) => `${key}: ${JSON.stringify(contents[index])}`).join('\n');
    } finally {
      redis.disconnect();
    }
  }
}

async function contentsOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return undefined;
  }
}
