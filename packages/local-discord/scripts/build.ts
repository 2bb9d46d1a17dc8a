/** Builds what the package holds: JavaScript, types, and the page's front end in one bundle. */
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundlePage } from '../src/page/bundle.ts';

const PACKAGE = join(import.meta.dirname, '..');
const DIST = join(PACKAGE, 'dist');
const CLIENT = join(DIST, 'page', 'client');

await rm(DIST, { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/package.json');
const { status } = spawnSync(process.execPath, [join(tsc, '..', 'bin', 'tsc'), '--project', 'tsconfig.build.json'], {
  cwd: PACKAGE,
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
// The bundler runs from the sources only.
for (const suffix of ['js', 'd.ts']) await rm(join(DIST, 'page', `bundle.${suffix}`));
await mkdir(CLIENT, { recursive: true });
for (const [name, body] of await bundlePage()) await writeFile(join(CLIENT, name), body);
