/** Builds what the archive holds: JavaScript of everything that runs, the fonts that it draws with, and nothing of an earlier build. */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeFonts } from './fonts.ts';

const ROOT = join(import.meta.dirname, '..');

await rm(join(ROOT, 'dist'), { recursive: true, force: true });
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { status } = spawnSync(process.execPath, [join(typescript, 'bin', 'tsc'), '--project', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status === 0) await makeFonts(join(ROOT, 'dist', 'fonts'));
else process.exitCode = status ?? 1;
