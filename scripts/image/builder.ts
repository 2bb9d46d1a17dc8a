import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { assignments, type Stage, type Step } from './dockerfile.ts';

/** Where an image has what comes with its base. */
const OF_THE_BASE = /^\/(usr|var|bin|etc|dev|proc)\b/;

/** Whether this process may give files to others, as a builder may. */
export const isRoot = process.getuid?.() === 0;

/**
 * Does what a Dockerfile says without a container engine: each stage is a folder, in which the paths of its commands are.
 * What comes with a base image is taken from this machine.
 */
export class Builder {
  readonly #context: string;
  readonly #folder: string;
  readonly #stages: readonly Stage[];
  readonly #built = new Map<string, string>();

  /**
   * @param context the folder that is built
   * @param folder an empty one, for the stages
   */
  constructor(context: string, folder: string, stages: readonly Stage[]) {
    this.#context = context;
    this.#folder = folder;
    this.#stages = stages;
  }

  /** Builds a stage and those that it needs. Resolves with the folder that is its root. */
  async build(name: string): Promise<string> {
    const known = this.#built.get(name);
    if (known !== undefined) return known;
    const stage = this.#stages.find((one) => one.name === name);
    if (!stage) throw new Error(`Expected a stage ${name}.`);
    const root = join(this.#folder, name);
    this.#built.set(name, root);
    await mkdir(root, { recursive: true });
    await chmod(root, 0o755);
    if (this.#stages.some((one) => one.name === stage.base)) {
      await cp(await this.build(stage.base), root, { recursive: true, verbatimSymlinks: true });
    }
    let directory = '/';
    for (const step of stage.steps) {
      if (step.keyword === 'WORKDIR') {
        directory = step.words[0] ?? directory;
        await mkdir(join(root, directory), { recursive: true });
      } else if (step.keyword === 'COPY') {
        await this.#copy(step, join(root, directory), root);
      } else if (step.keyword === 'RUN') {
        this.#run(stage, step, join(root, directory), root);
      }
    }
    return root;
  }

  async #copy({ words, from }: Step, directory: string, root: string): Promise<void> {
    const paths = words.filter((word) => !word.startsWith('--'));
    const target = paths.at(-1) ?? '';
    for (const path of paths.slice(0, -1)) {
      if (from === undefined) await this.#copyFromContext(path, target, directory);
      else if (!OF_THE_BASE.test(path)) {
        const to = target.startsWith('/') ? join(root, target) : join(directory, target);
        await cp(join(await this.build(from), path), to, { recursive: true, verbatimSymlinks: true });
      }
    }
  }

  /** A file, or all that .dockerignore lets through. */
  async #copyFromContext(path: string, target: string, directory: string): Promise<void> {
    const isLeftOut = leftOutBy(await readFile(join(this.#context, '.dockerignore'), 'utf8'));
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', path], {
      cwd: this.#context,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const files = listed.split('\0').filter((file) => file !== '' && !isLeftOut(file));
    if (files.length === 0) throw new Error(`${path} is not there, or .dockerignore leaves it out.`);
    for (const file of files) {
      // A file goes into the folder by its name, a folder's files by their paths in it.
      const to = join(directory, target, path === '.' ? file : basename(file));
      await mkdir(dirname(to), { recursive: true });
      await cp(join(this.#context, file), to);
    }
  }

  #run(stage: Stage, { text }: Step, directory: string, root: string): void {
    const inside = text.replaceAll(/(?<=[\s"'=(])\/[\w.*/-]+/g, (path) =>
      OF_THE_BASE.test(path) ? path : join(root, path),
    );
    const command = isRoot ? inside : inside.replaceAll(/&& chown \S+ \S+/g, '');
    const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|NODE_)/.test(name));
    execFileSync('sh', ['-c', command], {
      cwd: directory,
      env: { ...Object.fromEntries(inherited), ...assignments(stage.steps, 'ARG') },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
}

/** The last rule that speaks of a file, or of a folder that it is in, holds. */
function leftOutBy(rules: string): (file: string) => boolean {
  const lines = rules.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const parsed = lines.map((line) => ({ isLeftOut: !line.startsWith('!'), pattern: line.replace(/^!/, '') }));
  return (file) => parsed.findLast(({ pattern }) => speaksOf(pattern, file))?.isLeftOut ?? false;
}

function speaksOf(pattern: string, file: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('**/')) return file.split('/').includes(pattern.slice('**/'.length));
  if (pattern.includes('*')) throw new Error(`Expected a path, * or **/name in .dockerignore, got ${pattern}.`);
  return file === pattern || file.startsWith(`${pattern}/`);
}
