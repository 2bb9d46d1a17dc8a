import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { filesInTar } from '../pictures.ts';
import type { KnownPhoto } from './judge.ts';

export interface PictureFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Photo extends KnownPhoto {
  readonly file: PictureFile;
}

/** Photos with boxes drawn by people, photos without people, and animals. */
export interface Photos {
  readonly people: readonly Photo[];
  readonly noPeople: readonly PictureFile[];
  readonly animals: readonly PictureFile[];
}

const KIND = {
  with_mask: 'masked',
  without_mask: 'bare',
  with_incorrect_mask: 'badly worn',
  mask_weared_incorrect: 'badly worn',
} as const;

const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .transform(([x, y, width, height]) => ({ x, y, width, height }));
const kind = z
  .enum(['with_mask', 'without_mask', 'with_incorrect_mask', 'mask_weared_incorrect'])
  .transform((name) => KIND[name]);
const known = z.array(z.object({ file: z.string(), height: z.number(), faces: z.array(z.object({ kind, box })) }));

/** Reads the photos of a folder as `LAYOUT.photos` has it: all, or those without and with people whose names are `kept`. */
export async function readPhotos(folder: string, kept?: ReadonlySet<string>): Promise<Photos> {
  const isKept = (name: string) => kept?.has(name) ?? true;
  const boxes = known.parse(JSON.parse(await readFile(join(folder, 'photos', 'boxes.json'), 'utf8')));
  const files = new Map((await picturesIn(join(folder, 'photos'))).map((file) => [file.name, file]));
  const people = boxes.flatMap(({ file: name, ...photo }): Photo[] => {
    if (!isKept(name)) return [];
    const file = files.get(name);
    if (!file) throw new Error(`Expected ${name}, which boxes.json names, in ${join(folder, 'photos')}.`);
    return [{ ...photo, file }];
  });
  const noPeople = await picturesAt(join(folder, 'wild', 'nofaces'));
  return {
    people,
    noPeople: noPeople.filter(({ name }) => isKept(name)),
    animals: await picturesAt(join(folder, 'wild', 'animals')),
  };
}

/** The pictures of `path`, a folder, or of `path`.tar; none where there is neither. */
async function picturesAt(path: string): Promise<PictureFile[]> {
  if (existsSync(`${path}.tar`)) return filesInTar(`${path}.tar`);
  return existsSync(path) ? picturesIn(path) : [];
}

/** The pictures of a folder and of the archives in it. */
async function picturesIn(folder: string): Promise<PictureFile[]> {
  const names = (await readdir(folder)).sort();
  const found = names.map(async (name): Promise<PictureFile[]> => {
    if (name.endsWith('.tar')) return filesInTar(join(folder, name));
    if (!/\.(jpe?g|png|webp)$/i.test(name)) return [];
    return [{ name, bytes: await readFile(join(folder, name)) }];
  });
  return (await Promise.all(found)).flat();
}
