import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutputNames } from '../../src/cli/output-names.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { lines, run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);
const onCpu = ['--device', 'cpu', '--aligned', '--json'];

let root: string;
/** One for each test. */
let folder: string;
let number = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'facets-output-'));
});

afterAll(() => rm(root, { recursive: true }));

/** Makes a folder of copies of a portrait. */
async function album(...names: string[]): Promise<string> {
  folder = join(root, String(number++));
  await mkdir(folder);
  for (const name of names) await copyFile(portrait, join(folder, name));
  return folder;
}

async function contents(directory: string): Promise<Map<string, string>> {
  const names = (await readdir(directory)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), 'base64')] as const)),
  );
}

describe('what a run makes', () => {
  it('has a name of its own for each picture, whatever the pictures are called', async () => {
    const inputs = await album('photo.png', 'photo.jpg', 'photo~2.png', 'Photo.webp');
    const made = join(root, 'made');
    const files = ['photo.png', 'photo.jpg', 'photo~2.png', 'Photo.webp'].map((name) => join(inputs, name));
    const { code, stdout } = await run([...onCpu, '--crops', made, '--annotate', made, ...files]);
    expect(code).toBe(0);
    const crops = ['photo-1.png', 'photo~2-1.png', 'photo~2~2-1.png', 'Photo~3-1.png'];
    const copies = ['photo-faces.jpg', 'photo~2-faces.jpg', 'photo~2~2-faces.jpg', 'Photo~3-faces.jpg'];
    expect((await readdir(made)).sort()).toEqual([...crops, ...copies].sort());
    expect(lines(stdout).map(({ pictures }) => pictures)).toEqual(
      crops.map((crop, i) => ({ annotated: join(made, copies[i] ?? ''), crops: [join(made, crop)] })),
    );
  });

  it('never replaces a file that was there, says which, and describes the picture all the same', async () => {
    const inputs = await album('IMG.png', 'IMG-1.png');
    const before = await contents(inputs);
    const { code, stdout } = await run([...onCpu, '--crops', inputs, join(inputs, 'IMG.png')]);
    expect(code).toBe(1);
    const [line] = lines(stdout);
    expect(line).toMatchObject({ format: 'png', error: { code: 'file/exists' } });
    expect(JSON.stringify(line)).toContain('--overwrite replaces it');
    expect(await contents(inputs)).toEqual(before);
  });

  it('replaces it with --overwrite, but no picture that the run reads', async () => {
    const inputs = await album('IMG.png', 'IMG-1.png', 'other.png');
    await writeFile(join(inputs, 'other-1.png'), 'from before');
    const before = await contents(inputs);
    const named = ['IMG.png', 'IMG-1.png', 'other.png'].map((name) => join(inputs, name));
    const { code } = await run([...onCpu, '--crops', inputs, '--overwrite', ...named]);
    expect(code).toBe(0);
    const after = await contents(inputs);
    for (const name of ['IMG.png', 'IMG-1.png', 'other.png']) expect(after.get(name)).toBe(before.get(name));
    expect(after.get('other-1.png')).not.toBe(before.get('other-1.png'));
    expect([...after.keys()].filter((name) => !before.has(name))).toEqual(['IMG-1-1.png', 'IMG~2-1.png']);
  });

  it('replaces no picture that is read through a link, and nothing that a link leads to', async () => {
    const inputs = await album('a.png', 'target.png');
    await copyFile(portrait, join(inputs, 'b-1.png'));
    await symlink(join(inputs, 'b-1.png'), join(inputs, 'link.png'));
    await symlink(join(inputs, 'target.png'), join(inputs, 'a-1.png'));
    await copyFile(portrait, join(inputs, 'b.png'));
    const before = await contents(inputs);
    const named = ['a.png', 'b.png', 'link.png'].map((name) => join(inputs, name));
    await run([...onCpu, '--crops', inputs, '--overwrite', ...named]);
    const after = await contents(inputs);
    for (const name of ['target.png', 'b-1.png', 'link.png']) expect(after.get(name)).toBe(before.get(name));
    expect(after.get('a-1.png')).not.toBe(before.get('a-1.png'));
    expect(after.has('b~2-1.png')).toBe(true);
  });

  it('is not taken for input by the next run over the same folder', async () => {
    const inputs = await album('one.png', 'two-1.png');
    const argv = [...onCpu, '--crops', inputs, '--annotate', join(inputs, 'copies'), inputs];
    const first = await run(argv);
    const files = lines(first.stdout).map(({ file }) => file);
    expect(files).toEqual(['one.png', 'two-1.png'].map((name) => join(inputs, name)));
    const again = await run([...argv, '--overwrite']);
    expect(again.code).toBe(0);
    expect(lines(again.stdout).map(({ file }) => file)).toEqual(files);
    expect(again.stderr).toContain('4 pictures made by Facets left out.');
    // Somebody who names one means it.
    expect(lines((await run([...onCpu, join(inputs, 'one-1.png')])).stdout)).toMatchObject([{ format: 'png' }]);
  });

  it('is a picture that others can open', async () => {
    const inputs = await album('one.png');
    await run([...onCpu, '--crops', inputs, '--annotate', inputs, inputs]);
    for (const name of ['one-1.png', 'one-faces.jpg']) {
      const { data } = await sharp(join(inputs, name), { failOn: 'warning' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(data.byteLength).toBeGreaterThan(1000);
    }
    const { comments } = await sharp(join(inputs, 'one-1.png')).metadata();
    expect(comments).toEqual([{ keyword: 'Software', text: 'Made by Facets' }]);
  });

  it('leaves nothing half written and no other file behind where a folder is in the way', async () => {
    const inputs = await album('one.png');
    const made = join(inputs, 'made');
    await mkdir(join(made, 'one-1.png'), { recursive: true });
    const { code, stdout } = await run([...onCpu, '--crops', made, '--overwrite', join(inputs, 'one.png')]);
    expect(code).toBe(1);
    expect(lines(stdout)).toMatchObject([{ error: { code: 'file/unwritable' } }]);
    expect(await readdir(made)).toEqual(['one-1.png']);
  });
});

describe('OutputNames', () => {
  it('takes names for one that a file system may take for one', async () => {
    const names = await OutputNames.open({}, []);
    const accents = ['Zo\u00eb.png', 'zoe\u0308.jpg', 'ZO\u00cb.webp'].map((file) => names.stemFor(file));
    expect(new Set(accents.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(3);
  });

  it('reserves the names of pictures that are read from the folder under another path', async () => {
    const inputs = await album('IMG.png', 'IMG-12.png', 'IMG-faces.jpg');
    const other = join(root, 'other-way');
    await symlink(inputs, other);
    const read = ['IMG-12.png', 'IMG-faces.jpg'].map((name) => join(other, name));
    expect((await OutputNames.open({ crops: inputs }, read)).stemFor('IMG.png')).toBe('IMG~2');
    expect((await OutputNames.open({ annotate: inputs }, read)).stemFor('IMG.png')).toBe('IMG~2');
    expect((await OutputNames.open({ annotate: root, crops: root }, read)).stemFor('IMG.png')).toBe('IMG');
  });
});
