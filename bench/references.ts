import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Box, Landmarks } from '../src/inference/analysis.ts';

/** Where a face is known to be. */
export interface Reference {
  readonly box: Box;
  readonly landmarks: Landmarks;
}

const point = z.tuple([z.number(), z.number()]).transform(([x, y]) => ({ x, y }));
const wild = z.array(
  z.object({
    file: z.string(),
    faces: z.array(
      z.object({
        box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        landmarks: z.tuple([point, point, point, point, point]),
      }),
    ),
  }),
);

/** The faces of photos in context, by file: faces.json beside them. */
export async function wildFaces(path: string): Promise<Map<string, Reference[]>> {
  const photos = wild.parse(JSON.parse(await readFile(path, 'utf8')));
  return new Map(
    photos.map(({ file, faces }) => [
      file,
      faces.map(({ box: [x, y, width, height], landmarks }) => ({ box: { x, y, width, height }, landmarks })),
    ]),
  );
}

/** The face of each CelebA picture, by file: landmarks.csv. */
export async function celebaFaces(path: string): Promise<Map<string, Reference>> {
  const [, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [file = '', ...values] = line.split(',');
      const number = (i: number) => Number(values[i]);
      const at = (i: number) => ({ x: number(4 + 2 * i), y: number(5 + 2 * i) });
      const box = { x: number(0), y: number(1), width: number(2), height: number(3) };
      return [file, { box, landmarks: [at(0), at(1), at(2), at(3), at(4)] }];
    }),
  );
}
