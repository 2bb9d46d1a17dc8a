import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { loaderArguments } from '../../own-modules.ts';
import type { LogEntry } from '../describer.ts';
import { childEnvironment, endGroup, OWN_GROUP } from '../processes.ts';
import { unpackError } from './errors.ts';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';

/** How much of what it last wrote to standard error is told when it ends. */
const LAST_LINES = 20;

export interface DescriberProcessOptions {
  readonly options: ChildOptions;
  readonly onMessage: (message: FromChild) => void;
  readonly onLog: (entry: LogEntry) => void;
  /** The module that it runs. */
  readonly entry: URL;
}

/** One child process that describes. */
export class DescriberProcess {
  /** Resolves with what opened. @throws {UserError} as `openAnalyser` does @throws {Error} when it ends before */
  readonly ready: Promise<Extract<FromChild, { kind: 'ready' }>>;
  /** Resolves, when it has ended, with how. */
  readonly ended: Promise<string>;
  /** Why it did not open, where it said so itself before it ended. */
  failure: string | undefined;
  readonly #child: ChildProcess;
  readonly #lastLines: string[] = [];

  constructor({ options, onMessage, onLog, entry }: DescriberProcessOptions) {
    this.#child = fork(entry, [], {
      execArgv: loaderArguments(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: childEnvironment(),
      // Out of the terminal's group: Ctrl-C is for who started it, who ends it in time.
      ...OWN_GROUP,
    });
    this.ended = this.#end();
    const { stderr } = this.#child;
    if (stderr) {
      createInterface({ input: stderr }).on('line', (line) => {
        this.#lastLines.push(line);
        if (this.#lastLines.length > LAST_LINES) this.#lastLines.shift();
      });
    }
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: FromChild) => {
        if (message.kind === 'ready') resolve(message);
        else if (message.kind === 'failed') this.#fail(unpackError(message.error), reject);
        else if (message.kind === 'log') onLog(message.entry);
        else onMessage(message);
      });
      void this.ended.then((how) => reject(new Error(`The process that describes ended before it was ready: ${how}`)));
    });
    this.ready.catch(() => undefined);
    this.send({ kind: 'open', options });
  }

  #fail(error: Error, reject: (error: Error) => void): void {
    this.failure = error.message;
    reject(error);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: ToChild): void {
    // What an ended child is not told any more, nobody needs to know.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** Ends it at once, whatever it does. */
  kill(): void {
    endGroup(this.#child.pid);
  }

  async #end(): Promise<string> {
    try {
      const [code, signal]: unknown[] = await once(this.#child, 'exit');
      // What it said last may still be on its way.
      if (this.#child.connected) await once(this.#child, 'disconnect');
      // A decoder that it was just starting would hold it open, and this process would not end before it has started.
      this.#child.stderr?.destroy();
      return [`${signal ?? `code ${code}`}`, ...this.#lastLines].join('\n');
    } catch (error) {
      return String(error);
    }
  }
}
