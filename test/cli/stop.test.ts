import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { lines } from './run.ts';

let album: string;

beforeAll(async () => {
  album = await mkdtemp(join(tmpdir(), 'facets-stop-'));
  // Large enough that a run over all takes much longer than a stop.
  const large = await sharp(join(SAMPLES_DIR, BLOND_WOMAN)).resize(3000).jpeg().toBuffer();
  await writeFile(join(album, '000.jpg'), large);
  for (let i = 1; i < 400; i++)
    await copyFile(join(album, '000.jpg'), join(album, `${String(i).padStart(3, '0')}.jpg`));
});

afterAll(() => rm(album, { recursive: true }));

function spawned(script: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...script], {
    cwd: PACKAGE_ROOT,
    env: { ...process.env, npm_lifecycle_event: undefined },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk;
  });
  return { child, output, closed: once(child, 'close') };
}

const classify = (...argv: string[]) => spawned(['src/cli.ts', '--device', 'cpu', ...argv]);

/** The first that it prints. */
async function printed({ stdout }: ChildProcess): Promise<void> {
  if (stdout) await once(stdout, 'data');
}

describe('a run that is stopped', () => {
  it('by Ctrl-C ends with 130 and whole lines and pictures, and says how far it came', async () => {
    const made = join(album, '.made');
    const { child, output, closed } = classify('--json', '--crops', made, album);
    await printed(child);
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    const described = lines(output.stdout);
    expect(output.stderr).toMatch(new RegExp(`^Stopped after ${described.length} of 400 pictures\\.\n`));
    expect(described.length).toBeLessThan(400);
    for (const name of await readdir(made)) {
      const crop = await sharp(await readFile(join(made, name)), { failOn: 'warning' })
        .raw()
        .toBuffer();
      expect(crop.byteLength).toBeGreaterThan(0);
    }
  });

  it('by SIGTERM ends with 143', async () => {
    const { child, closed } = classify('--json', album);
    await printed(child);
    child.kill('SIGTERM');
    expect(await closed).toEqual([143, null]);
  });

  it('while it waits for standard input ends, too', async () => {
    const { child, output, closed } = classify('--json', join(SAMPLES_DIR, BLOND_WOMAN), '-');
    await printed(child);
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    expect(lines(output.stdout)).toHaveLength(1);
  });

  it('by who reads its output, as head does, ends without a word', async () => {
    const { child, output, closed } = classify('--json', album);
    await printed(child);
    child.stdout.destroy();
    expect(await closed).toEqual([0, null]);
    expect(output.stderr).toBe('');
  });
});
