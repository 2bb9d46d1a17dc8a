import { describe, expect, it, onTestFinished } from 'vitest';
import { SessionHost, type SessionHostOptions } from '../../../src/inference/sessions/session-host.ts';

const stuck = new URL('./stuck-worker.ts', import.meta.url);
const scripted = new URL('./scripted-worker.ts', import.meta.url);
const settings = { device: 'cpu', threads: 1 } as const;

/** A host whose thread does what the names of its sessions say, and what was lost of it. */
function open(options: Partial<SessionHostOptions> = {}) {
  const lost: Error[] = [];
  const host = new SessionHost({ ...settings, worker: scripted, onLost: (error) => lost.push(error), ...options });
  onTestFinished(() => host.close());
  return { host, lost };
}

const NOTHING = new Uint8Array();

describe('a session host', () => {
  it('loads, runs and releases sessions on its device, side by side', async () => {
    const { host, lost } = open();
    const faces = await host.load('faces', NOTHING);
    const refiner = await host.load('refiner', NOTHING);
    expect(Object.keys(await refiner.run({}))).toEqual(['faces refiner', 'on cpu']);
    await faces.release();
    expect(Object.keys(await refiner.run({}))).toEqual(['refiner', 'on cpu']);
    expect(lost).toEqual([]);
  });

  it('gives every run its own answer, whichever comes first', async () => {
    const { host } = open();
    const [slow, quick] = [await host.load('slow', NOTHING), await host.load('quick', NOTHING)];
    const number = async (run: ReturnType<typeof slow.run>) => Object.values(await run)[0]?.data[0];
    const [first, second] = [number(slow.run({})), number(quick.run({}))];
    expect([await second, await first]).toEqual([4, 3]);
  });

  it('whose device refuses a network says so, and goes on with others', async () => {
    const { host, lost } = open();
    await expect(host.load('refused', NOTHING)).rejects.toThrow('no such device');
    await expect(host.load('faces', NOTHING)).resolves.toBeDefined();
    expect(lost).toEqual([]);
  });

  it.each([
    ['throws', 'the thread threw'],
    ['ends', 'it was closed'],
  ])('whose thread %s fails everything that it was asked, and says so once', async (name, message) => {
    const { host, lost } = open();
    const [other, broken] = [await host.load('slow', NOTHING), await host.load(name, NOTHING)];
    const runs = await Promise.allSettled([broken.run({}), other.run({})]);
    expect(runs.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(other.run({})).rejects.toThrow(message);
    expect(lost.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
    await host.close();
  });

  it('whose run does not return fails what it was asked, says so once, and can be closed', async () => {
    const { host, lost } = open({ worker: stuck, runMs: 50 });
    const session = await host.load('faces', NOTHING);
    host.warm();
    const runs = await Promise.allSettled([session.run({}), session.run({})]);
    for (const run of runs) {
      expect(run).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('"run" within') } });
    }
    expect(lost).toHaveLength(1);
    await expect(session.run({})).rejects.toThrow('"run" within');
    await host.close();
  });

  it('gives the first runs, before it is warm, the time that a driver takes to compile', async () => {
    const { host, lost } = open({ runMs: 0 });
    const session = await host.load('slow', NOTHING);
    await expect(session.run({})).resolves.toBeDefined();
    host.warm();
    await expect(session.run({})).rejects.toThrow('Expected the networks\' thread to answer "run" within 0 s.');
    expect(lost).toHaveLength(1);
  });

  it('that is closed is not lost, and answers nothing more', async () => {
    const lost: Error[] = [];
    const host = new SessionHost({ ...settings, onLost: (error) => lost.push(error) });
    await host.close();
    expect(lost).toEqual([]);
    await expect(host.load('faces', NOTHING)).rejects.toThrow('closed');
  });
});
