import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { UserError } from '../user-error.ts';
import { isOwnPicture } from './own-pictures.ts';

/** Stands for standard input. */
export const STDIN = '-';

/** One thing to describe, by the name that it is shown under. */
export type Input =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'stdin'; readonly name: typeof STDIN }
  /** Made by an earlier run and met in a folder or by a pattern: it is left out. */
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: 'problem'; readonly name: string; readonly problem: UserError };

/**
 * What `paths` name, in their order. A folder stands for everything in it and in its subfolders, sorted by name, except
 * what is hidden; a pattern, where the shell left it as it is, for what it matches.
 */
export async function* inputsOf(paths: readonly string[]): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === STDIN) yield { kind: 'stdin', name: STDIN };
    else if (await isFolder(path)) yield* pathsIn(path);
    else if (isDynamicPattern(path) && !(await exists(path))) yield* matchesOf(path);
    else yield { kind: 'file', name: path };
  }
}

async function* pathsIn(folder: string): AsyncGenerator<Input> {
  let empty = true;
  for await (const input of walk(folder)) {
    empty = false;
    yield input;
  }
  if (empty)
    yield problem(
      folder,
      new UserError('file/empty-folder', 'Expected pictures in this folder, but there is no file in it.'),
    );
}

async function* walk(folder: string): AsyncGenerator<Input> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error);
  if (entries instanceof Error) {
    yield problem(
      folder,
      new UserError('file/unreadable', `Expected a folder that can be read, but got ${entries.code}.`, {
        values: { reason: String(entries.code) },
      }),
    );
    return;
  }
  for (const entry of entries.sort((a, b) => inOrder(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    // Links to folders are not followed: they may lead back here.
    else if (!entry.isSymbolicLink() || !(await isFolder(path))) yield await met(path);
  }
}

async function* matchesOf(pattern: string): AsyncGenerator<Input> {
  const windows = process.platform === 'win32';
  const matches = await glob(windows ? pattern.replaceAll('\\', '/') : pattern, {
    absolute: isAbsolute(pattern),
    caseSensitiveMatch: !windows,
    expandDirectories: false,
    onlyFiles: false,
  });
  if (matches.length === 0) {
    yield problem(
      pattern,
      new UserError('file/no-match', 'Expected a picture, or a pattern that matches some, but there is none.'),
    );
  }
  for (const path of matches.sort(inOrder)) {
    if (await isFolder(path)) yield* pathsIn(path);
    else yield await met(path);
  }
}

async function met(path: string): Promise<Input> {
  return { kind: (await isOwnPicture(path)) ? 'own' : 'file', name: path };
}

function problem(name: string, error: UserError): Input {
  return { kind: 'problem', name, problem: error };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
