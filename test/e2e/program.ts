import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { Settings } from './world.ts';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a file of the repository as its npm script does. An empty setting keeps a developer's .env from filling it in. */
export function run(file: string, settings: Settings, args: readonly string[] = []) {
  const child = spawn(process.execPath, ['--conditions=local-discord-source', '--import', 'tsx', file, ...args], {
    cwd: PACKAGE_ROOT,
    env: { ...process.env, npm_lifecycle_event: undefined, DISCORD_TOKEN: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...output }));
  return { child, ended, output };
}
