import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPhotos } from '../../../bench/faces/photos.ts';

const FACE = { kind: 'with_incorrect_mask', box: [1, 2, 3, 4] };

async function folder(pictures: readonly string[]): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'photos-'));
  onTestFinished(() => rm(path, { recursive: true }));
  for (const part of ['photos', 'wild/nofaces']) await mkdir(join(path, part), { recursive: true });
  const known = ['a.jpg', 'b.jpg'].map((file) => ({ file, width: 640, height: 480, faces: [FACE] }));
  await writeFile(join(path, 'photos/boxes.json'), JSON.stringify(known));
  for (const name of pictures) await writeFile(join(path, name), name);
  return path;
}

describe('a folder of photos', () => {
  it('gives each photo its boxes, and photos without people beside them', async () => {
    const { people, noPeople, animals } = await readPhotos(
      await folder(['photos/b.jpg', 'photos/a.jpg', 'wild/nofaces/c.png', 'wild/nofaces/notes.txt']),
    );
    expect(people).toMatchObject([
      {
        file: { name: 'a.jpg' },
        height: 480,
        faces: [{ kind: 'badly worn', box: { x: 1, y: 2, width: 3, height: 4 } }],
      },
      { file: { name: 'b.jpg' } },
    ]);
    expect(people[0]?.file.bytes.toString()).toBe('photos/a.jpg');
    expect(noPeople.map(({ name }) => name)).toEqual(['c.png']);
    expect(animals).toEqual([]);
  });

  it('gives only those that are kept', async () => {
    const path = await folder(['photos/b.jpg', 'wild/nofaces/c.png', 'wild/nofaces/d.png']);
    const { people, noPeople } = await readPhotos(path, new Set(['b.jpg', 'd.png']));
    expect([...people.map(({ file }) => file.name), ...noPeople.map(({ name }) => name)]).toEqual(['b.jpg', 'd.png']);
  });

  it('that lacks a picture is refused by its name', async () => {
    await expect(readPhotos(await folder(['photos/a.jpg']))).rejects.toThrow('Expected b.jpg');
  });
});
