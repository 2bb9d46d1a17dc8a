import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clouds, group, rows } from '../group.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-pictures-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('classify on a group picture', () => {
  it('numbers every face in table and JSON, and writes the numbered copy and the crops', async () => {
    const { jpeg } = await group(1200, 800, rows(1200, 800, 4));
    const picture = join(folder, 'group.jpg');
    await writeFile(picture, jpeg);
    const [annotated, crops] = [join(folder, 'annotated'), join(folder, 'crops')];
    const table = await run(['--device', 'cpu', '--annotate', annotated, '--crops', crops, picture]);
    expect(table.code).toBe(0);
    for (const number of [1, 2, 3, 4]) expect(table.stdout).toContain(`Face ${number} of 4, `);
    const json = await run(['--device', 'cpu', '--json', picture]);
    const numbers = JSON.parse(json.stdout).faces.map(({ number }: { number: number }) => number);
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4]);

    expect(await readdir(annotated)).toEqual(['group-faces.jpg']);
    const { width, height } = await sharp(join(annotated, 'group-faces.jpg')).metadata();
    expect({ width, height }).toEqual({ width: 1200, height: 800 });
    expect(await readdir(crops)).toEqual([1, 2, 3, 4].map((number) => `group-${number}.png`));
  });

  it('numbers faces as people read them, alike in JSON, in CSV and in the names of the crops', async () => {
    // The larger one, which comes first in an analysis, is on the right.
    const { jpeg } = await group(1000, 600, [
      { x: 80, y: 150, height: 330 },
      { x: 500, y: 30, height: 540 },
    ]);
    const picture = join(folder, 'two.jpg');
    await writeFile(picture, jpeg);
    const crops = join(folder, 'two-crops');
    const json = await run(['--device', 'cpu', '--json', '--crops', crops, picture]);
    const { faces, pictures } = JSON.parse(json.stdout);
    expect(faces).toMatchObject([{ number: 2 }, { number: 1 }]);
    expect(faces[0].box.x).toBeGreaterThan(faces[1].box.x);
    expect(pictures.crops).toEqual([join(crops, 'two-2.png'), join(crops, 'two-1.png')]);
    const [, larger, smaller] = (await run(['--device', 'cpu', '--csv', picture])).stdout.split('\r\n');
    expect(larger).toContain(`two.jpg,2,${faces[0].box.x.toFixed(1)},`);
    expect(smaller).toContain(`two.jpg,1,${faces[1].box.x.toFixed(1)},`);
  });

  it('counts the faces that it does not describe', async () => {
    const { jpeg } = await group(1600, 1200, rows(1600, 1200, 12));
    const picture = join(folder, 'crowd.jpg');
    await writeFile(picture, jpeg);
    const { stdout } = await run(['--device', 'cpu', picture]);
    expect(stdout).toContain('Face 10 of 10, ');
    expect(stdout).toContain('2 more faces were found but not described');
    expect((await run(['--device', 'cpu', '--max-faces', '12', picture])).stdout).toContain('Face 12 of 12, ');
  });

  it('describes nothing where there is no face, and writes nothing', async () => {
    const picture = join(folder, 'clouds.png');
    await writeFile(picture, await clouds(640, 480));
    const annotated = join(folder, 'nothing');
    const { code, stdout } = await run(['--device', 'cpu', '--annotate', annotated, '--crops', annotated, picture]);
    expect(code).toBe(0);
    expect(stdout).toContain('No face to describe was found.');
    expect(await readdir(annotated)).toEqual([]);
  });
});

describe('classify --annotate --crops', () => {
  it('shows an aligned picture as the network sees it', async () => {
    const crops = join(folder, 'aligned');
    await run(['--device', 'cpu', '--aligned', '--crops', crops, portrait]);
    const { width, height } = await sharp(join(crops, 'blond-smiling-woman-1.png')).metadata();
    expect({ width, height }).toEqual({ width: 140, height: 180 });
  });

  it('keeps pictures of one name apart', async () => {
    const copies = join(folder, 'copies');
    await run(['--device', 'cpu', '--aligned', '--annotate', copies, portrait, portrait]);
    expect((await readdir(copies)).sort()).toEqual([
      'blond-smiling-woman-faces.jpg',
      'blond-smiling-woman~2-faces.jpg',
    ]);
  });

  it('exits with 2 where it cannot write', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'in the way');
    const { code, stderr } = await run(['--device', 'cpu', '--annotate', join(file, 'folder'), portrait]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Expected a place to write ${join(file, 'folder')} to, but got ENOTDIR.`);
    expect(await readFile(file, 'utf8')).toBe('in the way');
  });
});
