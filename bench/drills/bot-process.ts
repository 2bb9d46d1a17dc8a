import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

export type LogLine = Readonly<Record<string, unknown>>;

/** The bot in a process of its own, which may be asked something over IPC, and what it logs. */
export class BotProcess {
  readonly lines: LogLine[] = [];
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  stderr = '';

  constructor(environment: Readonly<Record<string, string>>, script = 'bench/drills/bot.ts') {
    this.#child = spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: PACKAGE_ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const { stdout, stderr } = this.#child;
    if (!stdout || !stderr) throw new Error('expected pipes');
    createInterface({ input: stdout }).on('line', (line) => this.lines.push(JSON.parse(line)));
    stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    this.#exited = once(this.#child, 'close');
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('expected a process');
    return this.#child.pid;
  }

  /** Whatever its script has to say of itself. */
  async ask(): Promise<unknown> {
    this.#child.send('say');
    const [answer]: unknown[] = await once(this.#child, 'message');
    return answer;
  }

  /** Sends a signal and waits for the end. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#child.kill(signal);
    await this.#exited;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}
