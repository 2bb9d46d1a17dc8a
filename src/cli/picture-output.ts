import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DescribedPictures } from '../describe/describer.ts';
import { UserError } from '../user-error.ts';
import { copyName, cropName, heatMapName, type OutputFolders, OutputNames } from './output-names.ts';
import { marked } from './own-pictures.ts';

export interface OutputOptions extends OutputFolders {
  /** Whether files that were there before may be replaced; the pictures of the run never are. */
  readonly overwrite: boolean;
}

/** Paths of what was written of one picture. */
export interface WrittenPictures {
  readonly annotated?: string;
  /** In the order of the analysis's faces. */
  readonly crops: readonly string[];
  /** In the order of the analysis's faces; present where heat maps were asked for. */
  readonly heatMaps?: readonly string[];
}

/**
 * Writes pictures of what was found: `name-faces.jpg` for `name.png`, `name-1.png` for its first face, and
 * `name-1-why.jpg` for what a score of that leans on.
 */
export class PictureOutput {
  readonly #options: OutputOptions;
  readonly #names: OutputNames;
  readonly #writing = new Set<Promise<unknown>>();

  private constructor(options: OutputOptions, names: OutputNames) {
    this.#options = options;
    this.#names = names;
  }

  /**
   * Makes the folders.
   * @param inputs the files that the run reads
   * @throws {UserError} `file/unwritable`
   */
  static async open(options: OutputOptions, inputs: readonly string[]): Promise<PictureOutput> {
    for (const folder of [options.annotate, options.crops, options.heatMaps]) {
      if (folder !== undefined) await explained(folder, () => mkdir(folder, { recursive: true }));
    }
    return new PictureOutput(options, await OutputNames.open(options, inputs));
  }

  /** A name for what is made of `file`, to be asked for once per picture, in their order. */
  stemFor(file: string): string {
    return this.#names.stemFor(file);
  }

  /**
   * Writes what was drawn of one picture.
   * @param numbers of the faces, which their files are named by
   * @throws {UserError} `file/exists` or `file/unwritable`
   */
  async write(
    stem: string,
    { annotated, crops, whys = [], failure }: DescribedPictures,
    numbers: readonly number[],
  ): Promise<WrittenPictures> {
    if (failure) throw failure;
    const { annotate: copies, crops: cutOuts, heatMaps } = this.#options;
    const copy = copies !== undefined && annotated ? join(copies, copyName(stem)) : undefined;
    if (copy !== undefined && annotated) await this.#write(copy, annotated);
    const cropPath = (i: number) => cropName(stem, numbers[i] ?? i + 1);
    const mapPath = (i: number) => heatMapName(stem, numbers[i] ?? i + 1);
    return {
      ...(copy !== undefined && { annotated: copy }),
      crops: cutOuts === undefined ? [] : await this.#writeEach(cutOuts, crops, cropPath),
      ...(heatMaps !== undefined && {
        heatMaps: await this.#writeEach(
          heatMaps,
          whys.map(({ card }) => card),
          mapPath,
        ),
      }),
    };
  }

  /** Their paths, in their order. */
  async #writeEach(folder: string, pictures: readonly Buffer[], nameOf: (index: number) => string): Promise<string[]> {
    const paths: string[] = [];
    for (const [i, picture] of pictures.entries()) {
      const path = join(folder, nameOf(i));
      await this.#write(path, picture);
      paths.push(path);
    }
    return paths;
  }

  /** Resolves when no file is half written. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  async #write(path: string, picture: Buffer): Promise<void> {
    const write = explained(path, () => (this.#options.overwrite ? replace : create)(path, marked(picture)));
    this.#writing.add(write);
    const forget = () => this.#writing.delete(write);
    write.then(forget, forget);
    await write;
  }
}

/**
 * Fails where there is something, a link that leads nowhere included.
 * @throws {UserError} `file/exists`
 */
async function create(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx').catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
    const message = `Expected to make ${path}, but it exists already; --overwrite replaces it.`;
    throw new UserError('file/exists', message, { cause: error, values: { path } });
  });
  try {
    await file.writeFile(bytes);
  } catch (error) {
    // A full disk leaves a part of it.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** In one step, and a link rather than what it leads to. */
async function replace(path: string, bytes: Buffer): Promise<void> {
  const part = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await create(part, bytes);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function explained(path: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('file/unwritable', `Expected a place to write ${path} to, but got ${codeOf(error)}.`, {
      cause: error,
      values: { path, reason: codeOf(error) },
    });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
