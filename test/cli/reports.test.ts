import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paintFor } from '../../src/cli/streams.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { clouds, group, rows } from '../group.ts';
import { BLOND_WOMAN, SAMPLES, SAMPLES_DIR } from '../samples.ts';
import { lines, run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);
const onCpu = ['--device', 'cpu'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-reports-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('--csv', () => {
  it('prints a row for every face, the name quoted where it must be, and tells errors beside', async () => {
    const odd = join(folder, 'two, "odd"\nnames.jpg');
    await writeFile(odd, (await group(1200, 800, rows(1200, 800, 2))).jpeg);
    const none = join(folder, 'clouds.png');
    await writeFile(none, await clouds(640, 480));
    const { code, stdout, stderr } = await run([...onCpu, '--csv', odd, none, join(folder, 'missing.png'), portrait]);
    expect(code).toBe(1);
    expect(stderr).toContain('(file/not-found)');
    const [head, ...faces] = stdout.split('\r\n');
    expect(head?.split(',')).toEqual(['file', 'face', 'x', 'y', 'width', 'height', 'score', ...ATTRIBUTE_NAMES]);
    expect(faces.pop()).toBe('');
    const quoted = `"${odd.replaceAll('"', '""')}"`;
    expect(faces.map((face) => face.split(/,\d+,/)[0])).toEqual([quoted, quoted, portrait]);
    const values = faces[1]?.slice(quoted.length + 1).split(',') ?? [];
    expect(values).toHaveLength(6 + 40);
    expect(values[0]).toMatch(/^[12]$/);
    for (const probability of values.slice(6)) expect(probability).toMatch(/^(0\.\d{4}|1\.0000)$/);
  });

  it('is not to be had together with --json', async () => {
    const { code, stderr } = await run([...onCpu, '--csv', '--json', portrait]);
    expect(code).toBe(2);
    expect(stderr).toContain("option '--json' cannot be used with option '--csv'");
  });
});

describe('the summary', () => {
  it('counts pictures, faces and failures by code, on standard error', async () => {
    const words = join(folder, 'words.png');
    await writeFile(words, 'these are words');
    const none = join(folder, 'clouds.png');
    await writeFile(none, await clouds(640, 480));
    const missing = [join(folder, 'x.png'), join(folder, 'y.png')];
    const { stdout, stderr } = await run([...onCpu, '--json', portrait, none, ...missing, words]);
    expect(lines(stdout)).toHaveLength(5);
    expect(stderr).toMatch(/^5 pictures in [\d.]+ s: 1 face, 1 without a face, 3 not read\.\n/);
    expect(stderr).toContain('  2 × file/not-found\n  1 × image/not-an-image\n');
  });

  it('is left out for a single picture, and with --quiet', async () => {
    expect((await run([...onCpu, '--json', portrait])).stderr).toBe('');
    expect((await run([...onCpu, '--json', '--quiet', SAMPLES_DIR], { isTTY: true })).stderr).toBe('');
  });
});

describe("a picture's milliseconds", () => {
  it('do not count the time that it waited for others: together they are no more than the run', async () => {
    const crowd = await mkdtemp(join(folder, 'crowd-'));
    for (let i = 0; i < 24; i++) await copyFile(portrait, join(crowd, `${i}.png`));
    const start = performance.now();
    const { stdout } = await run([...onCpu, '--json', crowd]);
    const passed = performance.now() - start;
    const stages = lines(stdout).flatMap(({ timings }) => Object.values(Object(timings)).map(Number));
    expect(stages.length).toBe(24 * 5);
    expect(stages.reduce((sum, stage) => sum + stage, 0)).toBeLessThan(passed);
  });
});

describe('colour', () => {
  const red = '\x1b[31mred\x1b[39m';

  it.each([
    ['where the terminal has it', true, {}, red],
    ['not where the terminal has none', false, {}, 'red'],
    ['not with NO_COLOR', true, { NO_COLOR: '1' }, 'red'],
    ['with an empty NO_COLOR, which counts as not set', true, { NO_COLOR: '' }, red],
    ['where it is forced', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, red],
    ['not where it is forbidden', true, { FORCE_COLOR: '0' }, 'red'],
  ])('is used %s', (_, colours, environment, expected) => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, hasColors: () => colours });
    expect(paintFor(stream, environment)('red', 'red')).toBe(expected);
  });
});

describe('progress', () => {
  it('is shown on a terminal, and leaves nothing changed about it', async () => {
    const { stdout, stderr } = await run(
      [...onCpu, '--aligned', '--json', ...SAMPLES.map((name) => join(SAMPLES_DIR, name))],
      {
        isTTY: true,
      },
    );
    expect(lines(stdout)).toHaveLength(SAMPLES.length);
    expect(stderr).toContain(`0 of ${SAMPLES.length} pictures\r`);
    expect(stderr).toContain(`${SAMPLES.length} of ${SAMPLES.length} pictures\r\x1b[K`);
    // No mode is switched on or off: neither cursor nor line wrap.
    expect(stderr).not.toContain('\x1b[?');
  });
});
