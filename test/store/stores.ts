import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts';
import { PostgresServer } from '../servers/postgres.ts';

/** Tries often, so that a test need not wait for what heals. */
const TIMES = { firstWait: 10, longestWait: 50, patience: 1000, linger: 10 };

/** Where stores are, where that is not in their folder. */
let postgres: PostgresServer | undefined;
const databases = new Map<string, string>();

/** All stores of the test file are on a PostgreSQL server, which is there for it alone: a database a folder. */
export function keepStoresOnPostgres(): () => PostgresServer {
  beforeAll(async () => {
    postgres = await PostgresServer.start();
  });
  afterAll(() => postgres?.close());
  return () => {
    if (!postgres) throw new Error('expected a server');
    return postgres;
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (postgres) databases.set(folder, await postgres.createDatabase());
  return folder;
}

/** The database of a folder's stores, where they are on a server. */
export function databaseOf(folder: string): string {
  const url = databases.get(folder);
  if (url === undefined) throw new Error('expected a folder whose stores are on a server');
  return url;
}

export interface OpenedStore {
  readonly store: Store;
  /** What it logged at warn and above, and that it is over, in order. */
  readonly said: string[];
  /** All that it logged. */
  log(): string;
  close(): Promise<void>;
}

/** Opens the store of `folder`; the end of the test closes it. */
export async function open(folder: string, options: Partial<StoreOptions> = {}): Promise<OpenedStore> {
  const said: string[] = [];
  let logged = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const line: { readonly msg: string } = JSON.parse(chunk.toString());
      said.push(line.msg);
      logged += chunk.toString();
      done();
    },
  });
  const databaseUrl = databases.get(folder);
  const defaults = { folder, databaseUrl, watchDefault: 'on', log: pino({}, stream), times: TIMES } as const;
  const store = await openStore({ ...defaults, ...options });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= store.close();
    return closed;
  };
  onTestFinished(close);
  return { store, said, log: () => logged, close };
}

/** Another program that runs a file of this folder. It is killed at the end of the test. */
export class OtherProgram {
  readonly process: ChildProcess;
  readonly lines: string[] = [];
  readonly #ended: Promise<unknown>;
  #onLine: () => void = () => {};

  constructor(file: string, ...args: string[]) {
    this.process = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, file), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (this.process.stdout === null) throw new Error('expected to read what it prints');
    const reader = createInterface({ input: this.process.stdout });
    reader.on('line', (line) => {
      this.lines.push(line);
      this.#onLine();
    });
    this.#ended = Promise.all([once(this.process, 'exit'), once(reader, 'close')]);
    onTestFinished(() => this.kill());
  }

  /** Resolves when it has printed this many lines. */
  async printed(count: number): Promise<void> {
    while (this.lines.length < count) {
      await new Promise<void>((resolve) => {
        this.#onLine = resolve;
      });
    }
  }

  /** As `kill -9`. Resolves when it is gone and all it printed was read. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#ended;
  }
}

/** Whether this process may mount file systems, as root on Linux may outside of most containers. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && succeeds('unshare', '-m', 'true');

function succeeds(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A disk of one mebibyte, until the end of the test. */
export async function smallDisk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  onTestFinished(async () => {
    execFileSync('umount', [folder]);
    await rm(folder, { recursive: true });
  });
  return folder;
}

/** Makes a mounted disk one that can only be read, as a worn SD card does by itself. */
export function makeReadOnly(disk: string): void {
  execFileSync('mount', ['-o', 'remount,ro', disk]);
}
