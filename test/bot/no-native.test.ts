import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { loaderArguments } from '../../src/own-modules.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const LOAD = `
  await import('./src/bot/start.ts');
  await import('./commands/index.ts');
  process.stdout.write(JSON.stringify(process.report.getReport().sharedObjects));
`;

it('the process that holds the gateway loads no library that decodes, draws or infers', async () => {
  const argv = [...loaderArguments(), '--input-type=module', '--eval', LOAD];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: PACKAGE_ROOT });
  expect(stdout).toMatch(/libc/);
  expect(stdout).not.toMatch(/sharp|vips|onnxruntime|canvas|skia/i);
});
