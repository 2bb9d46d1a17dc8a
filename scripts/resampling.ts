/**
 * Compiles src/images/resampling.as.ts to WebAssembly and writes it to src/images/resampling-wasm.ts, with the checksum of
 * its source. The compiler is fetched for it alone: it is larger than all that developing needs otherwise.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMPILER = 'assemblyscript@0.28.20';
const IMAGES = join(import.meta.dirname, '../src/images');
const SOURCE = join(IMAGES, 'resampling.as.ts');

const folder = await mkdtemp(join(tmpdir(), 'resampling-'));
const file = join(folder, 'resampling.wasm');
const compiler = ['--yes', '--package', COMPILER, '--', 'asc', SOURCE, '--outFile', file];
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];
const { status } = spawnSync('npx', [...compiler, ...options], { stdio: 'inherit' });
if (status !== 0) throw new Error(`Expected ${COMPILER} to compile ${SOURCE}, but it ended with ${status}.`);
const sha256 = createHash('sha256')
  .update(await readFile(SOURCE))
  .digest('hex');
const base64 = (await readFile(file)).toString('base64');
const lines = base64.match(/.{1,110}/g) ?? [];
await writeFile(
  join(IMAGES, 'resampling-wasm.ts'),
  [
    '// Written by `npm run resampling`.',
    '',
    '/** Checksum of resampling.as.ts, of which this was compiled. */',
    `export const SOURCE_SHA256 = '${sha256}';`,
    '',
    '/** The WebAssembly module, in base64. */',
    'export const RESAMPLING_WASM =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n'),
);
await rm(folder, { recursive: true });
