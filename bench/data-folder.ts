import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** What a folder given as `--data` must hold, by what it is for. */
export const LAYOUT = {
  celeba:
    'celeba/val-178x218.tar (aligned CelebA pictures), celeba/labels.csv (file, split, the forty labels as 0 or 1) and ' +
    'celeba/landmarks.csv (file, box as x, y, width, height, five points as x, y)',
  photos:
    'photos/boxes.json (a list of file, height in pixels, and faces, each with kind, which is with_mask, without_mask or ' +
    'with_incorrect_mask, and box as x, y, width, height), the pictures that it names in photos/ or in archives there ' +
    '(.tar), and where there are such, wild/nofaces.tar (photos without people) and wild/animals.tar',
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
