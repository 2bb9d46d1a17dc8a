import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** What a folder given as `--data` must hold, by what it is for. */
export const LAYOUT = {
  celeba:
    'celeba/val-178x218.tar (aligned CelebA pictures), celeba/labels.csv (file, split, the forty labels as 0 or 1) and ' +
    'celeba/landmarks.csv (file, box as x, y, width, height, five points as x, y)',
  wild:
    'wild/faces.tar and wild/faces.json (photos with boxes and five points a face), wild/nofaces.tar and wild/animals.tar ' +
    '(photos in which there is nothing to find)',
} as const;

/** Data is not part of the project, and no folder of one machine is a default. */
export function dataOption(...parts: readonly (keyof typeof LAYOUT)[]): Option {
  const layout = parts.map((part) => LAYOUT[part]).join('; ');
  return new Option('--data <folder>', `a folder with ${layout}`).makeOptionMandatory().argParser((folder) => {
    for (const part of parts) {
      if (existsSync(join(folder, part))) continue;
      throw new InvalidArgumentError(`expected ${join(folder, part)} to be there: it is a folder with ${layout}.`);
    }
    return folder;
  });
}
