import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { PACKAGE_ROOT } from '../src/package-root.ts';

/** Starts a program that stops for nobody, which is what `lines` are for. */
function program(lines: string, environment: NodeJS.ProcessEnv = {}) {
  const script = `
    import { endWithin, stopOnSignals } from './src/stop.ts';
    const stop = new AbortController();
    ${lines}
    stop.signal.addEventListener('abort', () => console.log('asked'));
    setInterval(() => undefined, 1000);
    console.log('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: PACKAGE_ROOT,
    env: { ...process.env, npm_lifecycle_event: undefined, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, exited: once(child, 'exit') };
}

/** The next that it prints. */
async function printed({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('expected a program whose output can be read');
  const [chunk]: unknown[] = await once(stdout, 'data');
  return String(chunk);
}

test('the second signal ends what does not stop, with the exit code that a shell expects', async () => {
  const { child, exited } = program('stopOnSignals(stop);');
  expect(await printed(child)).toBe('ready\n');
  child.kill('SIGINT');
  expect(await printed(child)).toBe('asked\n');
  child.kill('SIGINT');
  expect(await exited).toEqual([130, null]);
});

test('the second signal ends with the exit code that was asked for', async () => {
  const { child, exited } = program('stopOnSignals(stop, 1);');
  await printed(child);
  child.kill('SIGTERM');
  await printed(child);
  child.kill('SIGINT');
  expect(await exited).toEqual([1, null]);
});

test('a signal that npm passes on once more is one request', async () => {
  const lines = "stopOnSignals(stop); process.on('SIGTERM', () => process.exit(7));";
  const { child, exited } = program(lines, { npm_lifecycle_event: 'start' });
  await printed(child);
  child.kill('SIGINT');
  child.kill('SIGINT');
  await printed(child);
  child.kill('SIGTERM');
  expect(await exited).toEqual([7, null]);
});

test('what does not stop in its time is ended', async () => {
  const { child, exited } = program("stopOnSignals(stop); endWithin(10, stop.signal, () => console.log('late'));");
  await printed(child);
  child.kill('SIGINT');
  expect(await printed(child)).toMatch(/^asked\n/);
  expect(await exited).toEqual([0, null]);
});
