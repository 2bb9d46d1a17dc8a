import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { DescribedPictures } from '../describe/describer.ts';
import { UserError } from '../user-error.ts';

/** The folders that pictures are written to; nothing is, where one is not named. */
export interface OutputFolders {
  /** For a copy of each picture with its faces numbered. */
  readonly annotate?: string | undefined;
  /** For each described face as the attribute network sees it. */
  readonly crops?: string | undefined;
}

/** Writes pictures of what was found: `name-faces.jpg` for `name.png`, and `name-1.png` for its first face. */
export class PictureOutput {
  readonly #folders: OutputFolders;
  readonly #uses = new Map<string, number>();

  private constructor(folders: OutputFolders) {
    this.#folders = folders;
  }

  /** Makes the folders. @throws {UserError} `file/unwritable` */
  static async open(folders: OutputFolders): Promise<PictureOutput> {
    for (const folder of [folders.annotate, folders.crops]) {
      if (folder !== undefined) await writing(folder, () => mkdir(folder, { recursive: true }));
    }
    return new PictureOutput(folders);
  }

  /** A name for what is made of `file`; files of one name in several folders are told apart by a counter. */
  nameFor(file: string): string {
    const { name } = parse(file);
    const use = (this.#uses.get(name) ?? 0) + 1;
    this.#uses.set(name, use);
    return use === 1 ? name : `${name}~${use}`;
  }

  /** Writes what was drawn of one picture. @throws {UserError} `file/unwritable` */
  async write(name: string, { annotated, crops, failure }: DescribedPictures): Promise<void> {
    if (failure) throw failure;
    const { annotate: copies, crops: cutOuts } = this.#folders;
    if (copies !== undefined && annotated) {
      const path = join(copies, `${name}-faces.jpg`);
      await writing(path, () => writeFile(path, annotated));
    }
    if (cutOuts === undefined) return;
    for (const [i, crop] of crops.entries()) {
      const path = join(cutOuts, `${name}-${i + 1}.png`);
      await writing(path, () => writeFile(path, crop));
    }
  }
}

async function writing(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new UserError('file/unwritable', `Expected a place to write ${path} to, but got ${code ?? error}.`, {
      cause: error,
    });
  }
}
