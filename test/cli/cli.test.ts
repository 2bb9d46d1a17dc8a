import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputsOf } from '../../src/cli/inputs.ts';
import { IMAGE_LIMITS } from '../../src/images/limits.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { GROUP_KEYS } from '../../src/wording/groups.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { BLOND_WOMAN, SAMPLES, SAMPLES_DIR } from '../samples.ts';
import { lines, run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);
const onCpu = ['--device', 'cpu', '--aligned'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-cli-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('classify --json', () => {
  it('prints a line per picture in the order that they were named, and exits with 0', async () => {
    const files = [...SAMPLES].reverse().map((name) => join(SAMPLES_DIR, name));
    const { code, stdout, stderr } = await run([...onCpu, '--json', '--quiet', ...files]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines(stdout).map(({ file }) => file)).toEqual(files);
  });

  it('prints what was found in exactly these fields', async () => {
    const { stdout } = await run([...onCpu, '--json', portrait]);
    const [line] = lines(stdout);
    const number = expect.any(Number);
    expect(line).toEqual({
      file: portrait,
      width: 356,
      height: 436,
      format: 'png',
      faces: [
        {
          number: 1,
          box: { x: 0, y: 0, width: 356, height: 436 },
          score: 1,
          landmarks: new Array(5).fill({ x: number, y: number }),
          attributes: Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, { logit: number, probability: number }])),
        },
      ],
      unread: [],
      device: 'cpu',
      precision: expect.stringMatching(/^(float|int8)$/),
      model: expect.stringContaining('facets-attributes'),
      timings: { download: number, decode: number, detect: number, attributes: number, illustrate: number },
    });
  });

  it('reports a picture that fails in its place, goes on, and exits with 1', async () => {
    const words = join(folder, 'words.png');
    await writeFile(words, 'these are words');
    const large = join(folder, 'large.jpg');
    await writeFile(large, new Uint8Array(IMAGE_LIMITS.bytes + 1));
    const missing = join(folder, 'missing.jpg');
    const { code, stdout } = await run([...onCpu, '--json', words, portrait, missing, large]);
    expect(code).toBe(1);
    const message = expect.stringMatching(/^(Expected|This) .*\.$/);
    expect(lines(stdout)).toMatchObject([
      { file: words, error: { code: 'image/not-an-image', message } },
      { file: portrait, format: 'png' },
      { file: missing, error: { code: 'file/not-found', message } },
      { file: large, error: { code: 'image/too-large', message } },
    ]);
  });

  it('reads folders through, sorted, without what is hidden', async () => {
    const album = join(folder, 'album');
    await mkdir(join(album, 'b'), { recursive: true });
    await mkdir(join(album, '.hidden'));
    for (const name of ['c.png', join('b', '2.png'), join('b', '1.png'), '.secret.png', join('.hidden', 'x.png')]) {
      await copyFile(portrait, join(album, name));
    }
    await symlink(album, join(album, 'b', 'loop'));
    const { code, stdout } = await run([...onCpu, '--json', album]);
    expect(code).toBe(0);
    expect(lines(stdout).map(({ file }) => file)).toEqual(
      ['b/1.png', 'b/2.png', 'c.png'].map((name) => join(album, name)),
    );
  });

  it('walks a folder of ten thousand files one at a time', async () => {
    const crowd = join(folder, 'crowd');
    await mkdir(crowd);
    const names = Array.from({ length: 10_000 }, (_, i) => `${String(i).padStart(5, '0')}.png`);
    for (const name of names) await writeFile(join(crowd, name), '');
    let count = 0;
    for await (const { name } of inputsOf([crowd])) expect(name).toBe(join(crowd, names[count++] ?? ''));
    expect(count).toBe(10_000);
  });
});

describe('classify, for people', () => {
  it('shows the detected attributes in groups with bars and percentages, device and milliseconds beneath', async () => {
    const { code, stdout, stderr } = await run([...onCpu, portrait]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${BLOND_WOMAN}  356 × 436 png`);
    expect(stdout).toMatch(/^ {2}Hair\n {4}blond hair +█+░* +\d+ %$/m);
    expect(stdout).toMatch(/^ {4}smiling +█+░* +> 99 %$/m);
    expect(stdout).not.toContain('bald');
    expect(stdout).toMatch(/^ {2}cpu, [\d.]+ ms \(decode [\d.]+, detect [\d.]+, attributes [\d.]+\)$/m);
  });

  it('says of a score near 50 % that it is not sure', async () => {
    const { stdout } = await run([...onCpu, join(SAMPLES_DIR, 'mustache-man.png')]);
    expect(stdout).toMatch(/^ {4}\S.+ █+░+ +[4-6]\d % {2}not sure$/m);
  });

  it('lines its bars up where a language has a longer name than the others', async () => {
    const { stdout } = await run([...onCpu, '--lang', 'pl', '--all', portrait]);
    const bars = stdout.split('\n').flatMap((line) => (/[█░]/.test(line) ? [line.search(/[█░]/)] : []));
    expect(stdout).toContain('wysokie kości policzkowe █');
    expect(bars).toHaveLength(40);
    expect(new Set(bars).size).toBe(1);
  });

  it('lists all forty with --all, in every group', async () => {
    const { stdout } = await run([...onCpu, '--all', portrait]);
    expect(stdout.match(/ %(?: {2}not sure)?$/gm)).toHaveLength(40);
    for (const group of GROUP_KEYS) expect(stdout).toContain(`\n  ${wordingIn().groupTitle(group)}\n`);
  });

  it('lists fewer attributes at a higher threshold', async () => {
    const count = async (threshold: string) =>
      (await run([...onCpu, '--threshold', threshold, portrait])).stdout.match(/ %(?: {2}not sure)?$/gm)?.length ?? 0;
    expect(await count('0.9')).toBeLessThan(await count('0.1'));
    expect((await run([...onCpu, '--threshold', '1', portrait])).stdout).toContain('No attribute reaches 100 %.');
  });

  it('says on standard error what could not be read', async () => {
    const { code, stdout, stderr } = await run([...onCpu, join(folder, 'none.png')]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/none\.png {2}Expected a picture or a folder, but there is none\. \(file\/not-found\)/);
  });

  it('does not pass on escape sequences in a name', async () => {
    const { stderr } = await run([...onCpu, join(folder, '\x1b[31mred\x07')]);
    expect(stderr).toContain('red?');
    expect(stderr).not.toContain('\x1b');
  });

  it('shows a progress bar on a terminal while it reads a folder', async () => {
    const { stdout, stderr } = await run([...onCpu, '--json', SAMPLES_DIR], { isTTY: true });
    expect(stderr).toContain(`${SAMPLES.length} of ${SAMPLES.length} pictures`);
    expect(lines(stdout)).toHaveLength(SAMPLES.length);
    expect((await run([...onCpu, '--json', portrait], { isTTY: true })).stderr).toBe('');
  });

  it('prints every device with --devices, available or why not', async () => {
    const { code, stdout } = await run(['--devices']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^cpu +available, [\d.]+ ms for 8 faces$/m);
    for (const device of ['cuda', 'coreml', 'directml', 'webgpu']) {
      expect(stdout).toMatch(new RegExp(`^${device} +(available, [\\d.]+ ms|not available: .+\\.$)`, 'm'));
    }
  }, 300_000);
});

describe('classify, used wrongly,', () => {
  it.each([
    ['without a picture', [], 'expected at least one picture or folder'],
    ['with an unknown option', ['--nonsense', portrait], "unknown option '--nonsense'"],
    ['with a threshold beyond 1', ['--threshold', '1.5', portrait], 'Expected a number from 0 to 1.'],
    ['with half a face', ['--max-faces', '0.5', portrait], 'Expected a whole number from 1 on.'],
    ['with an unknown device', ['--device', 'abacus', portrait], 'Allowed choices are auto'],
    [
      'with a device that this system has not',
      ['--device', process.platform === 'darwin' ? 'cuda' : 'coreml', portrait],
      'Available here',
    ],
  ])(
    '%s exits with 2 and says what it expected',
    async (_, argv, message) => {
      const { code, stdout, stderr } = await run(argv);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
    },
    120_000,
  );

  it('explains itself in the language that is asked for, what may be given to an option too', async () => {
    const { stdout } = await run(['--lang', 'ja', '--help']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('選択肢：auto, float, int8; 既定値：auto; 環境変数：PRECISION');
    expect(stdout).not.toMatch(/choices|default|env:|Usage|Options/);
  });

  it('explains itself with --help and exits with 0', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const option of [
      '--json',
      '--threshold',
      '--device',
      '--precision',
      '--aligned',
      '--all',
      '--annotate',
      '--crops',
      '--devices',
      '--help',
    ]) {
      expect(stdout).toContain(option);
    }
  });
});

describe('npm run classify', () => {
  const npm = (args: string[], cwd: string) =>
    promisify(execFile)('npm', ['run', '--silent', 'classify', '--', ...args], { cwd });

  it('takes paths from where it is called and leaves nothing on standard error', async () => {
    const { stdout, stderr } = await npm(['--json', '--aligned', BLOND_WOMAN], SAMPLES_DIR);
    expect(stderr).toBe('');
    expect(lines(stdout)).toMatchObject([{ file: BLOND_WOMAN, format: 'png' }]);
  }, 120_000);

  it('exits with 1 when a picture could not be read', async () => {
    await expect(npm(['--device', 'cpu', 'none.png'], PACKAGE_ROOT)).rejects.toMatchObject({ code: 1 });
  }, 120_000);
});
