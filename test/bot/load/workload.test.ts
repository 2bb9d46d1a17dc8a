import { describe, expect, it } from 'vitest';
import { Workload } from '../../../src/bot/load/workload.ts';
import type { Elsewhere } from '../../../src/describe/describer.ts';

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('a workload', () => {
  it('admits as many requests as its limit and refuses the next at once', async () => {
    const workload = new Workload({ concurrency: 1, limit: 2, maxWaitMs: 20_000 });
    const gate = deferred();
    const admitted = [workload.request(() => gate.promise), workload.request(() => gate.promise)];
    await expect(workload.request(async () => undefined)).rejects.toMatchObject({ code: 'busy/queue' });
    gate.resolve();
    await Promise.all(admitted);
    await expect(workload.request(async () => 'again')).resolves.toBe('again');
  });

  it('waits at a stop for what is in work, takes nothing new, and tells when time ran out', async () => {
    const workload = new Workload({ concurrency: 1, limit: 100, maxWaitMs: 20_000 });
    const gate = deferred();
    const work = workload.request(() => gate.promise);
    expect(await workload.stop(1, 1)).toBe(false);
    expect(workload.ending.reason).toMatchObject({ code: 'busy/stopping' });
    await expect(workload.request(async () => undefined)).rejects.toMatchObject({ code: 'busy/stopping' });
    const stopped = workload.stop(60_000);
    gate.resolve();
    expect(await stopped).toBe(true);
    await work;
  });

  it('lets one server have all places of this machine, and three quarters of what workers have', async () => {
    const places = async (elsewhere?: Elsewhere) => {
      const workload = new Workload({ concurrency: 4, limit: 100, maxWaitMs: 1e9, elsewhere: () => elsewhere });
      let began = 0;
      for (let person = 0; person < 20; person++) {
        const turns = workload.reserve({ personId: `${person}`, serverId: 's', asked: true }, 1);
        const work = async () => {
          began += 1;
          await new Promise(() => undefined);
        };
        void turns.take(work, workload.ending);
      }
      await new Promise((resolve) => setImmediate(resolve));
      return began;
    };
    expect(await places()).toBe(4);
    expect(await places({ connected: true, workers: 2, capacity: 16, waiting: 0, expectedWaitMs: 0 })).toBe(12);
  });

  it('takes no request while it is paused', async () => {
    const workload = new Workload({ concurrency: 1, limit: 100, maxWaitMs: 20_000 });
    workload.pause(60_000);
    expect(workload.paused).toBe(true);
    await expect(workload.request(async () => undefined)).rejects.toMatchObject({ code: 'busy/queue' });
  });
});
