import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loaderArguments } from '../../src/own-modules.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-no-disk-'));
});

afterAll(() => rm(folder, { recursive: true }));

// `ulimit -f 0` ends any process that writes a byte to a file, even root's, to whom folders are always writable.
it.skipIf(process.platform === 'win32')(
  'analyses large pictures of every kind where no file can be written and there is no temporary folder',
  async () => {
    const script = pathToFileURL(join(PACKAGE_ROOT, 'test', 'images', 'no-disk-process.ts')).href;
    const command = `ulimit -f 0 && exec "$0" "$@"`;
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', command, process.execPath, ...loaderArguments(), '--input-type=module', '--eval', `import "${script}"`],
      { cwd: folder, env: { ...process.env, TMPDIR: join(folder, 'missing'), TSX_DISABLE_CACHE: '1' } },
    );
    expect(stdout.trim().split('\n')).toEqual(
      ['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'].map((format) => `${format} 40`),
    );
    expect(await readdir(folder)).toEqual([]);
  },
  120_000,
);
