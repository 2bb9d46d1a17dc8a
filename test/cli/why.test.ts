import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { group } from '../group.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-why-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const why = (folder: string, ...more: string[]) =>
  run(['--device', 'cpu', '--why', 'Smiling', '--why-folder', folder, ...more]);

describe('classify --why', () => {
  it('says what a score leans on, and writes a heat map', async () => {
    const folder = await newFolder();
    const { code, stdout } = await why(folder, portrait);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}Why smiling, > 99 %: most at the mouth; covered there, \d+ %\.$/m);
    expect(await readdir(folder)).toEqual(['blond-smiling-woman-1-why.jpg']);
    const map = await sharp(join(folder, 'blond-smiling-woman-1-why.jpg')).metadata();
    expect(map).toMatchObject({ format: 'jpeg', width: 1100, height: 560 });
  });

  it('says it in the language of who reads it, but in English to programs', async () => {
    const { stdout } = await why(await newFolder(), '--lang', 'ja', portrait);
    expect(stdout).toMatch(/^ {2}理由 笑顔 99%超：最も影響するのは口で、覆うと\d+%になります。$/m);
    const json = await why(await newFolder(), '--lang', 'ja', '--json', portrait);
    expect(JSON.parse(json.stdout).faces[0].why.sentence).toMatch(/^smiling/);
  });

  it('looks at every described face, and tells in JSON and CSV whose is which', async () => {
    const folder = await newFolder();
    const picture = join(folder, 'two.jpg');
    // The smaller one, which comes second in an analysis, is on the left.
    const places = [
      { x: 80, y: 150, height: 330 },
      { x: 500, y: 30, height: 540 },
    ];
    await writeFile(picture, (await group(1000, 600, places)).jpeg);
    const json = await why(folder, '--json', picture);
    const { faces, pictures } = JSON.parse(json.stdout);
    expect(pictures.heatMaps).toEqual([2, 1].map((number) => join(folder, `two-${number}-why.jpg`)));
    expect(faces.map((face: { why: { attribute: string } }) => face.why.attribute)).toEqual(['Smiling', 'Smiling']);
    expect(faces[0].why.sentence).not.toBe(faces[1].why.sentence);
    const csv = await why(await newFolder(), '--csv', picture);
    const [head, ...lines] = csv.stdout.trimEnd().split('\r\n');
    expect(head).toMatch(/,Young,why_Smiling$/);
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(
      faces.map((face: { why: { part?: string } }) => face.why.part ?? ''),
    );
  });

  it('says so where nothing speaks for an attribute', async () => {
    const { stdout } = await run(['--device', 'cpu', '--why', 'bald', '--why-folder', await newFolder(), portrait]);
    expect(stdout).toMatch(/^ {2}Why bald, < 1 %: What speaks for it is weak\.$/m);
  });

  it('overwrites nothing that it did not make, and leaves out what it made', async () => {
    const folder = await newFolder();
    const map = join(folder, 'blond-smiling-woman-1-why.jpg');
    await writeFile(map, 'mine');
    const refused = await why(folder, '--json', portrait);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ faces: [{}], error: { code: 'file/exists' } });
    expect(await readFile(map, 'utf8')).toBe('mine');
    expect((await why(folder, '--overwrite', portrait)).code).toBe(0);
    const { stdout, stderr } = await run(['--device', 'cpu', '--json', folder, portrait]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('1 picture made by Facets left out.');
  });

  it('knows attributes by the names of CelebA and of replies, and says which was meant', async () => {
    const wrong = await run(['--why', 'Smilling', portrait]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('Did you mean Smiling?');
    const folder = await newFolder();
    const { stdout } = await run(['--device', 'cpu', '--why', 'Blond hair', '--why-folder', folder, portrait]);
    expect(stdout).toMatch(/^ {2}Why blond hair, 98 %: /m);
  });
});
