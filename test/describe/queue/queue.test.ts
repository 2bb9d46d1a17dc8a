import { once } from 'node:events';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { PREFIX } from '../../../src/describe/queue/names.ts';
import { NO_REDIS } from '../../redis-server.ts';
import { Scene, url } from './scene.ts';
import { DESCRIBED } from './scripted-describer.ts';

const suite = NO_REDIS === undefined ? 'pictures that workers describe' : `pictures that workers describe: ${NO_REDIS}`;

describe.skipIf(NO_REDIS !== undefined)(suite, () => {
  it('come back whole, and so do refusals', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    await scene.worker();
    const described = await gateway.describe(url('/face'));
    expect(described.analysis).toEqual(DESCRIBED.analysis);
    expect(described.pictures.annotated).toEqual(DESCRIBED.pictures.annotated);
    await expect(gateway.describe(url('/refuse'))).rejects.toMatchObject({
      name: 'UserError',
      code: 'image/not-an-image',
      message: 'That is no picture.',
    });
  });

  it('leave nothing in Redis when they are answered, in no key and no stream', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    await scene.worker();
    await Promise.all(Array.from({ length: 20 }, (_, index) => gateway.describe(url(`/face${index}`))));
    await expect(gateway.describe(url('/refuse'))).rejects.toThrow('no picture');
    await expect.poll(() => scene.everything(), { timeout: 1_000 }).not.toContain('cdn.discordapp.com');
    const left = await scene.everything();
    expect(left).not.toContain('MARK');
    expect(left).not.toContain('landmarks');
    expect(left).toContain('opts.maxLenEvents":"100"');
  });

  it('are begun in the order of their urgency', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const { describer } = await scene.worker();
    const ask = (path: string, urgency: 'interaction' | 'mention' | 'watched') =>
      gateway.describe(url(path), { errand: { posterId: '1', urgency } });
    // One is analysed, and another one fetched meanwhile.
    const first = [ask('/wait1', 'watched'), ask('/wait2', 'watched')];
    await expect.poll(() => describer.begun).toEqual(['/wait1']);
    await expect.poll(() => gateway.elsewhere.waiting).toBe(0);
    const later = [ask('/watched', 'watched'), ask('/mention', 'mention'), ask('/interaction', 'interaction')];
    await expect.poll(() => gateway.elsewhere.waiting).toBe(3);
    describer.release();
    await Promise.all([...first, ...later]);
    expect(describer.begun).toEqual(['/wait1', '/wait2', '/interaction', '/mention', '/watched']);
  });

  it('are given up everywhere when nobody wants them any more', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const { describer } = await scene.worker();
    const deleted = new AbortController();
    const reason = new Error('deleted');
    const asked = ['/wait1', '/wait2', '/wait3', '/wait4'].map((path) =>
      gateway.describe(url(path), { signal: deleted.signal }),
    );
    await expect.poll(() => describer.begun).toHaveLength(1);
    deleted.abort(reason);
    for (const picture of asked) await expect(picture).rejects.toBe(reason);
    await expect.poll(() => describer.abandoned).toContain('/wait1');
    // Another may have begun when the first one ended, before it heard that it is unwanted too.
    await expect.poll(() => describer.begun).toEqual(describer.abandoned);
    describer.release();
    // What waited behind them is done; nothing is done of what was deleted.
    await gateway.describe(url('/face'));
    expect(['/wait1', '/wait2', '/face']).toEqual(expect.arrayContaining(describer.begun));
    expect(describer.finished).toEqual(['/face']);
  });

  it('go to another worker when one is killed in the middle', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const killed = await scene.workerProcess();
    const picture = gateway.describe(url('/wait'));
    await expect.poll(() => killed.begun).toEqual(['/wait']);
    killed.child.kill('SIGKILL');
    const { describer } = await scene.worker();
    describer.release();
    await picture;
    expect(describer.begun).toEqual(['/wait']);
  });

  it('are answered once where a worker did not come to its senses for five seconds', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const stalled = await scene.workerProcess();
    const picture = gateway.describe(url('/stall'));
    await expect.poll(() => stalled.begun).toEqual(['/stall']);
    const other = await scene.workerProcess();
    await picture;
    await expect.poll(() => other.begun).toEqual(['/stall']);
    // Both go on.
    other.child.kill('SIGKILL');
    await gateway.describe(url('/face'));
    expect(stalled.begun).toContain('/face');
    await expect.poll(() => scene.everything(), { timeout: 5_000 }).not.toContain('cdn.discordapp.com');
  });

  it('are refused, with an id, after they ended two workers while they were alone there', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const workers = await Promise.all([scene.workerProcess(), scene.workerProcess(), scene.workerProcess()]);
    await expect(gateway.describe(url('/poison'))).rejects.toMatchObject({
      code: 'image/crashes',
      values: { id: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    const alive = workers.filter(({ child }) => child.signalCode === null);
    expect(alive).toHaveLength(1);
    await gateway.describe(url('/face'));
    expect(alive[0]?.begun).toEqual(['/face']);
  });

  it('survive a Redis that goes away and comes back empty, without being answered twice', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const { describer } = await scene.worker();
    const unhandled: unknown[] = [];
    const onUnhandled = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', onUnhandled);
    const before = [gateway.describe(url('/wait1')), gateway.describe(url('/wait2')), gateway.describe(url('/wait3'))];
    await expect.poll(() => gateway.elsewhere.waiting).toBe(1);
    await scene.redis.kill();
    await expect.poll(() => gateway.elsewhere.connected).toBe(false);
    const meanwhile = gateway.describe(url('/face'));
    describer.release();
    await scene.redis.start();
    await Promise.all([...before, meanwhile]);
    await gateway.describe(url('/face2'));
    await expect.poll(() => scene.everything(), { timeout: 5_000 }).not.toContain('cdn.discordapp.com');
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
    expect(scene.log.filter(({ message }) => message === 'Redis is away').map(({ fields }) => fields.purpose)).toEqual(
      expect.arrayContaining(['queue', 'results', 'withdrawals']),
    );
  });

  it('wait while Redis has no room for them, which the operator is told, and are described once it has', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    await scene.worker();
    await gateway.describe(url('/face'));
    const redis = new Redis(scene.redis.url);
    await redis.config('SET', 'maxmemory', '1');
    const picture = gateway.describe(url('/face2'));
    const said = () => scene.log.filter(({ message }) => message.startsWith('Redis takes'));
    await expect.poll(said).toMatchObject([{ level: 'error', fields: { error: expect.stringMatching(/^OOM/) } }]);
    await redis.config('SET', 'maxmemory', '0');
    redis.disconnect();
    await picture;
    expect(said().map(({ level, message }) => [level, message])).toEqual([
      ['error', 'Redis takes no pictures'],
      ['info', 'Redis takes pictures again'],
    ]);
  });

  it('are told to come back, once, where no worker takes them in time, and are not begun later', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway({ maxWaitMs: 300, pictureMs: 100 });
    await expect.poll(() => gateway.elsewhere.connected).toBe(true);
    const picture = gateway.describe(url('/late'));
    const waited = expect(picture).rejects.toMatchObject({ name: 'BusyError', code: 'busy/queue' });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { describer } = await scene.worker();
    await waited;
    await gateway.describe(url('/face'));
    expect(describer.begun).toEqual(['/face']);
  });

  it('are not expected to be taken where nobody is there', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    await expect.poll(() => gateway.elsewhere.expectedWaitMs).toBe(Number.POSITIVE_INFINITY);
    await scene.worker();
    await expect.poll(() => gateway.elsewhere).toMatchObject({ workers: 1, capacity: 2, expectedWaitMs: 0 });
    await scene.redis.kill();
    await expect.poll(() => gateway.elsewhere.expectedWaitMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('are not taken by a worker whose describer fails its test, until it passes one', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const { describer, worker } = await scene.worker({ selfTest: { goodMs: 200, againMs: 100 } });
    describer.works = false;
    await expect.poll(() => worker.whyNotReady).toContain('The device is gone.');
    await expect.poll(() => scene.log.map(({ message }) => message)).toContain('no pictures are taken');
    const picture = gateway.describe(url('/face'));
    await expect.poll(() => gateway.elsewhere.waiting).toBe(1);
    expect(describer.begun).toEqual([]);
    describer.works = true;
    await picture;
  });

  it('are waited for by a worker whose Redis is not there yet, until it comes or the worker is told to stop', async () => {
    const scene = await Scene.open();
    await scene.redis.kill();
    const stop = new AbortController();
    const given = scene.worker({}, stop.signal);
    const starting = scene.worker();
    const reason = new Error('stopped');
    const refused = expect(given).rejects.toBe(reason);
    await expect.poll(() => scene.log.map(({ message }) => message)).toContain('Redis is away');
    stop.abort(reason);
    await refused;
    await scene.redis.start();
    await starting;
    const gateway = await scene.gateway();
    await gateway.describe(url('/face'));
  });

  it('are finished by a worker that is told to stop, which takes no more', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const { describer, worker } = await scene.worker();
    const pictures = ['/wait1', '/wait2', '/wait3'].map((path) => gateway.describe(url(path)));
    await expect.poll(() => gateway.elsewhere.waiting).toBe(1);
    const closed = worker.close(30_000);
    describer.release();
    await closed;
    await Promise.all(pictures.slice(0, 2));
    expect(describer.begun).toEqual(['/wait1', '/wait2']);
    const other = await scene.worker();
    other.describer.release();
    await pictures[2];
  });

  it('are not touched by a worker where their poster has opted out', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const asked: string[] = [];
    const isOptedOut = (id: string) => {
      asked.push(id);
      return id === '2';
    };
    const { describer } = await scene.worker({ isOptedOut });
    const ask = (posterId: string) => gateway.describe(url('/face'), { errand: { posterId, urgency: 'watched' } });
    await ask('1');
    await expect(ask('2')).rejects.toMatchObject({ code: 'person/opted-out' });
    expect(asked).toEqual(['1', '2']);
    expect(describer.begun).toHaveLength(1);
  });

  it('are not described for a gateway that has ended', async () => {
    const scene = await Scene.open();
    const ended = await scene.gateway();
    const lost = expect(ended.describe(url('/lost'))).rejects.toThrow('closed');
    const redis = new Redis(scene.redis.url, { maxRetriesPerRequest: null });
    const queue = new Queue(scene.meeting.queue, { connection: redis, prefix: PREFIX });
    await expect.poll(() => queue.getPrioritizedCount()).toBe(1);
    const [job] = await queue.getPrioritized();
    await ended.close();
    await lost;
    // Had it been killed, it would have left this behind.
    await queue.add('picture', job?.data, { jobId: 'left', priority: 1, removeOnComplete: true, removeOnFail: true });
    const { describer } = await scene.worker();
    await expect.poll(() => queue.getJob('left')).toBeUndefined();
    expect(describer.begun).toEqual([]);
    await queue.close();
    redis.disconnect();
  });

  it('are passed over where they are no pictures', async () => {
    const scene = await Scene.open();
    const redis = new Redis(scene.redis.url, { maxRetriesPerRequest: null });
    const queue = new Queue(scene.meeting.queue, { connection: redis, prefix: PREFIX });
    await queue.add('picture', { v: 1, at: { sample: '../../etc/passwd.png' } }, { removeOnComplete: true });
    await scene.worker();
    await expect
      .poll(() => scene.log.map(({ message }) => message))
      .toContain('there is something in the queue that is no picture');
    await queue.close();
    redis.disconnect();
  });

  it('keep a worker process that is told to stop until they are done', async () => {
    const scene = await Scene.open();
    const gateway = await scene.gateway();
    const { child } = await scene.workerProcess();
    await gateway.describe(url('/face'));
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
