import { describe, expect, it } from 'vitest';
import { SessionHost } from '../../../src/inference/sessions/session-host.ts';

const worker = new URL('./stuck-worker.ts', import.meta.url);
const settings = { device: 'cpu', threads: 1 } as const;

describe('a session host', () => {
  it('whose run does not return fails what it was asked, says so once, and can be closed', async () => {
    const lost: Error[] = [];
    const host = new SessionHost({ ...settings, worker, runMs: 50, onLost: (error) => lost.push(error) });
    const session = await host.load('faces', new Uint8Array());
    host.warm();
    const runs = await Promise.allSettled([session.run({}), session.run({})]);
    for (const run of runs) {
      expect(run).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('"run" within') } });
    }
    expect(lost).toHaveLength(1);
    await expect(session.run({})).rejects.toThrow('"run" within');
    await host.close();
  });

  it('that is closed is not lost', async () => {
    const lost: Error[] = [];
    const host = new SessionHost({ ...settings, onLost: (error) => lost.push(error) });
    await host.close();
    expect(lost).toEqual([]);
    // On a busy machine the thread may not have ended in time, which is another reason for the same.
    await expect(host.load('faces', new Uint8Array())).rejects.toThrow('Expected');
  });
});
