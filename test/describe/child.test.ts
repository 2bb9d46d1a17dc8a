import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { ChildDescriber, type ChildDescriberOptions } from '../../src/describe/child/child-describer.ts';
import type { LogEntry, PictureAddress } from '../../src/describe/describer.ts';
import type { DescriberStats } from '../../src/describe/stats.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { childrenOf, expectGone } from './processes.ts';

const picture: PictureAddress = { kind: 'file', path: join(SAMPLES_DIR, BLOND_WOMAN) };
const file = (path: string): PictureAddress => ({ kind: 'file', path });
const module = (name: string) => new URL(`./children/${name}.ts`, import.meta.url);
const card = { kind: 'all-scores', card: { locale: 'en', columns: [], legend: [] } } as const;

const log: LogEntry[] = [];

afterEach(() => {
  log.length = 0;
});

async function open(options: Partial<ChildDescriberOptions> = {}): Promise<ChildDescriber> {
  const describer = await ChildDescriber.open({
    device: 'cpu',
    threads: 1,
    entry: module('unsafe-child'),
    onLog: (entry) => log.push(entry),
    ...options,
  });
  onTestFinished(() => describer.close());
  return describer;
}

function pidOf({ pid }: ChildDescriber): number {
  if (pid === undefined) throw new Error('expected a child');
  return pid;
}

function logged(message: string): LogEntry[] {
  return log.filter((entry) => entry.message.includes(message));
}

describe('a child that describes', () => {
  it('gives the description, the drawings and the errors that its pictures call for', async () => {
    const describer = await open({ entry: undefined });
    const { analysis, pictures } = await describer.describe(picture, { annotate: 'always', crops: 'always' });
    expect(analysis.faces).toHaveLength(1);
    expect(analysis.device).toBe(describer.device);
    expect(pictures.annotated?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(pictures.crops).toEqual([expect.any(Buffer)]);
    expect((await describer.draw(card)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    await expect(describer.describe(file('none.png'))).rejects.toMatchObject({
      name: 'UserError',
      code: 'file/not-found',
    });
    await expect(describer.describe(file(import.meta.filename))).rejects.toMatchObject({ code: 'image/not-an-image' });
  });

  it('tells how networks were run and what memory is taken, where somebody wants to know', async () => {
    const told: DescriberStats[] = [];
    const describer = await open({ entry: undefined, onStats: (stats) => told.push(stats) });
    await describer.describe(picture);
    const runs = () => told.flatMap(({ batches }) => batches);
    await expect.poll(() => new Set(runs().map(({ network }) => network)).size).toBeGreaterThan(1);
    expect(runs().every(({ size }) => size >= 1)).toBe(true);
    const memory = () => new Map(told.flatMap((stats) => stats.memory).map((share) => [share.of, share]));
    await expect.poll(() => [...memory().keys()].toSorted()).toEqual(['decoders', 'files']);
    await expect.poll(() => [...memory().values()].map(({ taken }) => taken)).toEqual([0, 0]);
    for (const { whole } of memory().values()) expect(whole).toBeGreaterThan(1024 * 1024);
  });

  it('does nothing with a picture before its turn, and nothing at all when its turn is refused', async () => {
    const describer = await open();
    const refusal = new Error('busy');
    await expect(describer.describe(file('crash'), { turn: () => Promise.reject(refusal) })).rejects.toBe(refusal);
    const turns: string[] = [];
    await describer.describe(picture, {
      turn: async (work) => {
        turns.push('mine');
        return work();
      },
    });
    expect(turns).toEqual(['mine']);
    expect(logged('has ended')).toEqual([]);
  });

  it('goes on after a crash, and answers every picture once', async () => {
    const describer = await open();
    const first = pidOf(describer);
    const answers = Array.from({ length: 4 }, () => describer.describe(picture));
    process.kill(first, 'SIGSEGV');
    for (const { analysis } of await Promise.all(answers)) expect(analysis.faces).toHaveLength(1);
    expect(pidOf(describer)).not.toBe(first);
    expect(logged('has ended')).toMatchObject([{ fields: { how: expect.stringContaining('SIGSEGV') } }]);
  });

  it('refuses a picture, with an id that is logged, after it was alone in two children that died', async () => {
    const describer = await open();
    const others = Array.from({ length: 3 }, () => describer.describe(picture));
    const crash = describer.describe(file('crash'));
    const [refusal] = await Promise.allSettled([crash]);
    expect(refusal).toMatchObject({ reason: { name: 'UserError', code: 'image/crashes' } });
    for (const { analysis } of await Promise.all(others)) expect(analysis.faces).toHaveLength(1);
    const [entry] = logged('a picture is refused');
    expect(String(refusal.status === 'rejected' && refusal.reason)).toContain(String(entry?.fields.errorId));
    expect(logged('has ended').length).toBeLessThanOrEqual(3);
  });

  it('ends a child that is stuck, and goes on with the others', async () => {
    const describer = await open({ pictureMs: 1000, graceMs: 1000 });
    const stuck = describer.describe(file('hang'));
    const other = describer.describe(picture);
    await expect(stuck).rejects.toMatchObject({ code: 'image/crashes' });
    expect((await other).analysis.faces).toHaveLength(1);
    expect(logged('is stuck')).toHaveLength(2);
  });

  it('ends when it has outgrown its memory, and goes on with the others', async () => {
    const describer = await open({ memoryBytes: 600_000_000 });
    const growing = describer.describe(file('grow'));
    const other = describer.describe(picture);
    await expect(growing).rejects.toMatchObject({ code: 'image/crashes' });
    expect((await other).analysis.faces).toHaveLength(1);
    expect(logged('outgrown')).not.toEqual([]);
  });

  it('blames nobody for a picture that is given up in a crash', async () => {
    const describer = await open();
    const controller = new AbortController();
    const reason = new Error('deleted');
    const crash = describer.describe(file('crash'), { signal: controller.signal });
    controller.abort(reason);
    await expect(crash).rejects.toBe(reason);
    expect((await describer.describe(picture)).analysis.faces).toHaveLength(1);
    expect(logged('a picture is refused')).toEqual([]);
  });

  it('is told the device and the precision that the first one chose', async () => {
    const describer = await open({ device: 'auto' });
    const { device, precision } = describer;
    process.kill(pidOf(describer), 'SIGKILL');
    expect((await describer.describe(picture)).analysis).toMatchObject({ device, precision });
    // Trying the devices again would start processes before the networks open.
    expect(logged('describing goes on')).toHaveLength(1);
  });

  it('leaves no process behind when it is closed', async () => {
    const describer = await open();
    const child = pidOf(describer);
    const decoders = childrenOf(child);
    expect(decoders.length).toBeGreaterThan(0);
    await describer.close();
    await expectGone([child, ...decoders]);
    await expect(describer.describe(picture)).rejects.toThrow('closed');
  });

  it('is given up with the reason that it gave where it could not open', async () => {
    const entry = module('refusing-child');
    await expect(open({ entry })).rejects.toThrow('the networks are not what they were');
    expect(logged('has ended')).toHaveLength(3);
    for (const { fields } of logged('has ended')) expect(fields.how).toBe('the networks are not what they were');
  });

  it('is given up, once and for all, when three in a row end with nothing to do', async () => {
    const entry = module('failing-child');
    await expect(ChildDescriber.open({ entry })).rejects.toThrow('3 times with nothing to do: code 3');

    const lost = new Promise<Error>((resolve) => {
      void open({ onLost: resolve }).then(async (describer) => {
        for (let death = 0; death < 3; death++) {
          await expect.poll(() => logged('has ended').length).toBe(death);
          await expect.poll(() => describer.pid !== undefined && childrenOf(describer.pid).length).toBeTruthy();
          process.kill(pidOf(describer), 'SIGKILL');
        }
      });
    });
    expect((await lost).message).toContain('SIGKILL');
  });
});
