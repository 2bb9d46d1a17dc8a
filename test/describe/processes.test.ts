import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { childEnvironment, endGroup, OWN_GROUP, outliveSignals } from '../../src/describe/processes.ts';

it('a process that touches strangers’ bytes is given the environment without what opens doors', () => {
  for (const name of ['DISCORD_TOKEN', 'REDIS_URL', 'DATABASE_URL', 'FACETS_ELSE']) vi.stubEnv(name, 'told');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const environment = childEnvironment();
  expect(environment).toMatchObject({ FACETS_ELSE: 'told', PATH: process.env.PATH });
  for (const name of ['DISCORD_TOKEN', 'REDIS_URL', 'DATABASE_URL']) expect(environment).not.toHaveProperty(name);
});

it('a process that touches strangers’ bytes gives freed pixels back, unless whoever runs us has set that otherwise', () => {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  vi.stubEnv('MALLOC_ARENA_MAX', undefined);
  vi.stubEnv('MALLOC_MMAP_THRESHOLD_', '1048576');
  expect(childEnvironment()).toMatchObject({ MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' });
});

it('a process that is forked under node --watch tells nothing of its own through our channel', () => {
  vi.stubEnv('WATCH_REPORT_DEPENDENCIES', '1');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(childEnvironment()).not.toHaveProperty('WATCH_REPORT_DEPENDENCIES');
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s is outlived by what another process ends', (signal) => {
  const before = new Set(process.listeners(signal));
  outliveSignals();
  const added = process.listeners(signal).filter((listener) => !before.has(listener));
  expect(added).toHaveLength(1);
  for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const own = process.listeners(each).at(-1);
    if (own) process.off(each, own);
  }
});

describe('a group', () => {
  it.runIf(process.platform !== 'win32')('is ended with all that its first process started', async () => {
    const shell = spawn('sh', ['-c', 'sleep 600 & echo $!; wait'], {
      ...OWN_GROUP,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const exited = once(shell, 'exit');
    const closed = once(shell.stdout, 'close');
    const [line] = await once(shell.stdout, 'data');
    expect(Number(line)).toBeGreaterThan(1);
    endGroup(shell.pid);
    expect(await exited).toEqual([null, 'SIGKILL']);
    // The other one held this pipe too.
    await closed;
  });

  it('that has ended already, or never began, is no mistake', async () => {
    const child = spawn(process.execPath, ['-e', ''], { ...OWN_GROUP, stdio: 'ignore' });
    await once(child, 'exit');
    expect(() => endGroup(child.pid)).not.toThrow();
    expect(() => endGroup(undefined)).not.toThrow();
  });

  it('that cannot be ended for another reason is told', () => {
    expect(() => endGroup(Number.NaN)).toThrow();
  });
});
