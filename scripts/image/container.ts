import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { isRoot } from './builder.ts';
import { assignments, type Step } from './dockerfile.ts';

const START_MS = 120_000;

export interface ContainerOptions {
  /** The root of the built stage, which it only reads. */
  readonly root: string;
  readonly steps: readonly Step[];
  /** An empty folder for what it may write: /data and /tmp. */
  readonly writable: string;
  /** In place of the image's. */
  readonly command?: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs an image's entry point as a container would: as the image's user, with its environment, on files that it cannot write. */
export class Container {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  readonly #check: () => Promise<boolean>;
  readonly lines: Readonly<Record<string, unknown>>[] = [];
  said = '';

  private constructor(process: ChildProcess, check: () => Promise<boolean>) {
    this.#process = process;
    this.#check = check;
    this.#exited = once(process, 'close');
    const { stdout, stderr } = process;
    if (!stdout || !stderr) throw new Error('expected pipes');
    createInterface({ input: stdout }).on('line', (line) => {
      this.said += `${line}\n`;
      if (line.startsWith('{')) this.lines.push(JSON.parse(line));
    });
    stderr.on('data', (chunk: Buffer) => {
      this.said += chunk.toString();
    });
  }

  static async start({ root, steps, writable, command, environment }: ContainerOptions): Promise<Container> {
    const wordsOf = (keyword: string) => steps.filter((step) => step.keyword === keyword).at(-1)?.words ?? [];
    const [user = ''] = wordsOf('USER');
    const [uid, gid] = user.split(':').map(Number);
    const [directory = '/'] = wordsOf('WORKDIR');
    const data = join(writable, 'data');
    const temporary = join(writable, 'tmp');
    for (const folder of [data, temporary]) {
      await mkdir(folder, { recursive: true });
      await chmod(folder, 0o777);
    }
    await chmod(writable, 0o755);
    const options = {
      cwd: join(root, directory),
      env: {
        PATH: process.env.PATH,
        TMPDIR: temporary,
        ...assignments(steps, 'ENV'),
        DATA_DIR: data,
        ...environment,
      },
      ...(isRoot && { uid, gid }),
    };
    const [program = '', ...words] = [...wordsOf('ENTRYPOINT'), ...(command ?? wordsOf('CMD'))];
    const started = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    // HEALTHCHECK's own options come before the command that it runs.
    const [checker = '', ...checked] = wordsOf('HEALTHCHECK');
    return new Container(started, async () => {
      const [code] = await once(spawn(checker, checked, { ...options, stdio: 'ignore' }), 'exit');
      return code === 0;
    });
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  /** Resolves when the image's own check finds it healthy. */
  async healthy(): Promise<void> {
    const end = performance.now() + START_MS;
    while (!(await this.#check())) {
      if (!this.running || performance.now() > end) throw new Error(`Expected it to become healthy.\n${this.said}`);
      await delay(200);
    }
  }

  async ended(): Promise<void> {
    await this.#exited;
  }

  /** As `docker stop` does, within so many seconds. */
  async stop(seconds: number): Promise<void> {
    this.#process.kill('SIGTERM');
    const killing = setTimeout(() => this.#process.kill('SIGKILL'), seconds * 1000);
    await this.#exited;
    clearTimeout(killing);
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
