import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

// onnxruntime goes through the process's whole command line, one stack frame more for every character.
it('classifies although its command line names hundreds of files', async () => {
  const missing = Array.from({ length: 600 }, (_, i) => join(tmpdir(), `a-picture-that-is-not-there-${i}.png`));
  const sample = join(PACKAGE_ROOT, 'models', 'samples', 'blond-smiling-woman.png');
  const argv = ['--import', 'tsx', join('src', 'cli.ts'), '--json', '--device', 'cpu', sample, ...missing];
  const run = promisify(execFile)(process.execPath, argv, { cwd: PACKAGE_ROOT, maxBuffer: 64 * 1024 * 1024 });
  const failure: unknown = await run.catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1, signal: null });
  const lines = String(Object(failure).stdout).trim().split('\n');
  expect(lines).toHaveLength(601);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ file: sample, faces: [{ number: 1 }] });
});
