import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputsOf } from '../../src/cli/inputs.ts';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { lines, run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);
const onCpu = ['--device', 'cpu', '--aligned'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-inputs-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function names(...paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { kind, name } of inputsOf(paths)) {
    if (kind === 'file') found.push(name);
  }
  return found;
}

describe('a pattern that the shell left as it is', () => {
  let album: string;

  beforeAll(async () => {
    album = join(folder, 'patterns');
    await mkdir(join(album, 'sub', 'deep'), { recursive: true });
    const files = ['b.png', 'a.png', 'c.jpg', '.hidden.png', '[odd].png', 'sub/d.png', 'sub/deep/e.png'];
    for (const name of files) await writeFile(join(album, name), '');
    await symlink(album, join(album, 'sub', 'loop'));
  });

  it('stands for what it matches, sorted, without what is hidden', async () => {
    const within = (...found: string[]) => found.map((name) => join(album, name));
    expect(await names(join(album, '*.png'))).toEqual(within('[odd].png', 'a.png', 'b.png'));
    expect(await names(join(album, '{c,a}.*'))).toEqual(within('a.png', 'c.jpg'));
    expect(await names(join(album, 'su?'))).toEqual(within('sub/d.png', 'sub/deep/e.png'));
    expect(await names(join(album, '*', 'd.png'))).toEqual(within('sub/d.png'));
  });

  it('is a name where a file has it', async () => {
    expect(await names(join(album, '[odd].png'))).toEqual([join(album, '[odd].png')]);
  });

  it('that matches nothing is told, with exit code 1', async () => {
    const { code, stderr } = await run([...onCpu, join(album, '*.webp')]);
    expect(code).toBe(1);
    expect(stderr).toContain('*.webp  Expected a picture, or a pattern that matches some, but there is none.');
  });
});

describe('a folder', () => {
  it('without a file is told, with exit code 1', async () => {
    const empty = join(folder, 'empty');
    await mkdir(join(empty, 'still-empty'), { recursive: true });
    const { code, stdout, stderr } = await run([...onCpu, empty]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${empty}  Expected pictures in this folder, but there is no file in it.`);
    expect(lines((await run([...onCpu, '--json', empty])).stdout)).toMatchObject([
      { file: empty, error: { code: 'file/empty-folder' } },
    ]);
  });

  it.skipIf(process.platform === 'win32')('with pipes and devices in it is read past them', async () => {
    const odd = join(folder, 'odd');
    await mkdir(odd);
    execFileSync('mkfifo', [join(odd, 'a-1.png')]);
    await symlink('/dev/zero', join(odd, 'b-faces.jpg'));
    await copyFile(portrait, join(odd, 'c.png'));
    const { code, stdout } = await run([...onCpu, '--json', odd]);
    expect(code).toBe(1);
    expect(lines(stdout)).toMatchObject([
      { error: { code: 'file/not-a-file', message: 'Expected a picture’s file, but this is a named pipe.' } },
      { error: { code: 'file/not-a-file', message: 'Expected a picture’s file, but this is a device.' } },
      { file: join(odd, 'c.png'), format: 'png' },
    ]);
  });
});

describe('standard input', () => {
  it('is a picture among others', async () => {
    const made = join(folder, 'stdin');
    const argv = [...onCpu, '--json', '--crops', made, '-', portrait];
    const { code, stdout } = await run(argv, { stdin: createReadStream(portrait) });
    expect(code).toBe(0);
    expect(lines(stdout)).toMatchObject([
      { file: '-', width: 356, pictures: { crops: [join(made, 'stdin-1.png')] } },
      { file: portrait, width: 356 },
    ]);
  });

  it('is not read past the limit', async () => {
    const piece = Buffer.alloc(1024 * 1024);
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given++;
          yield piece;
        }
      })(),
      { highWaterMark: 1 },
    );
    const { code, stderr } = await run([...onCpu, '-'], { stdin: endless });
    expect(code).toBe(1);
    expect(stderr).toContain('Expected a picture of at most 32 MiB, but there is more.');
    expect(given).toBeLessThan(IMAGE_LIMITS.bytes / piece.byteLength + 5);
  });

  it('without a byte, or from a keyboard, is told', async () => {
    expect((await run([...onCpu, '-'])).stderr).toContain('but nothing came');
    const keyboard = Object.assign(Readable.from([]), { isTTY: true });
    expect((await run([...onCpu, '-'], { stdin: keyboard })).stderr).toContain('but that is the terminal');
  });

  it('can be named once', async () => {
    const { code, stderr } = await run([...onCpu, '-', '-']);
    expect(code).toBe(2);
    expect(stderr).toContain('expected - for standard input once');
  });
});
